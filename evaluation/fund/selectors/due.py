"""What is stale in the fund, for the reminders of the app below."""

from typing import Any

from django.db.models import Case, DateTimeField, F, QuerySet, When
from django.db.models.functions import Cast

from evaluation.fund.models import Application, Award, FundRound
from evaluation.fund.states import ApplicationStatus, AwardStatus, RoundStatus
from linkworkers.models import RuleKind
from linkworkers.selectors.due_desks import desk_condition, desk_due


@desk_condition(RuleKind.FUND_DRAFT)
def _fund_draft() -> QuerySet[Any]:
    """Say so while it can still be sent."""
    rows = Application.objects.filter(
        status=ApplicationStatus.DRAFT, round__status=RoundStatus.OPEN
    ).annotate(anchor=F("made_at"))
    return desk_due(RuleKind.FUND_DRAFT, rows, desk=F("provider_id"), scheme="round__scheme")


@desk_condition(RuleKind.FUND_ROUND)
def _fund_round() -> QuerySet[Any]:
    """Count from the beginning of one that is prepared, from the last day of one with the panel."""
    last = Cast("closes_on", DateTimeField())
    since = Case(When(status=RoundStatus.DRAFT, then=F("made_at")), default=last)
    rows = FundRound.objects.filter(status__in=[RoundStatus.DRAFT, RoundStatus.JUDGING])
    rows = rows.annotate(anchor=since)
    return desk_due(RuleKind.FUND_ROUND, rows, desk=F("scheme_id"), scheme="scheme")


@desk_condition(RuleKind.FUND_ANSWER)
def _fund_answer() -> QuerySet[Any]:
    rows = Award.objects.filter(status=AwardStatus.OFFERED)
    rows = rows.annotate(anchor=F("application__round__published_at"))
    desk = F("application__provider_id")
    return desk_due(RuleKind.FUND_ANSWER, rows, desk=desk, scheme="application__round__scheme")
