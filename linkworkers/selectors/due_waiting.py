"""What is stale of people who wait, or answered: when to ask, and what they said."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Greatest

from linkworkers.models import (
    About,
    CheckIn,
    Contact,
    ContactResult,
    HoldingOffer,
    HowIs,
    OwnLink,
    Reminder,
    ReminderState,
    RuleKind,
    TextReply,
)
from linkworkers.selectors.due import cases_due, condition, hung_due, last_of, without_worker
from referrals.models import OnwardReferral
from referrals.states import IN_HAND, OPEN, Status


@condition(RuleKind.CHECK_IN)
def _check_in() -> QuerySet[Any]:
    """Count anew from the last check-in that somebody dealt with, or that was answered well."""
    well = CheckIn.objects.filter(how__in=[HowIs.SAME, HowIs.BETTER])
    rung = Reminder.objects.filter(rule__kind=RuleKind.CHECK_IN, state=ReminderState.DONE)
    since = Greatest(
        F("accepted_at"),
        last_of(rung, "settled_at", referral="pk"),
        last_of(well, "answered_at", referral="pk"),
    )
    return cases_due(RuleKind.CHECK_IN, without_worker().annotate(anchor=since))


@condition(RuleKind.WORSE)
def _worse() -> QuerySet[Any]:
    """Leave out whom somebody has spoken with since."""
    rows = CheckIn.objects.filter(how=HowIs.WORSE, referral__status__in=OPEN)
    rows = rows.exclude(_spoken_since()).annotate(anchor=F("answered_at"))
    return hung_due(RuleKind.WORSE, rows)


@condition(RuleKind.MEANWHILE)
def _meanwhile() -> QuerySet[Any]:
    """Leave out who was told of something since, or spoken with, or waits no longer."""
    rows = CheckIn.objects.filter(wants_offers=True, referral__in=without_worker())
    told = HoldingOffer.objects.filter(
        referral=OuterRef("referral"), offered_at__gt=OuterRef("answered_at")
    )
    rows = rows.exclude(_spoken_since()).exclude(Exists(told))
    return hung_due(RuleKind.MEANWHILE, rows.annotate(anchor=F("answered_at")))


@condition(RuleKind.REPLIED)
def _replied() -> QuerySet[Any]:
    """Leave out whom somebody has spoken with since; a closed case is told of too."""
    rows = TextReply.objects.filter(referral__status__in=[*OPEN, Status.CLOSED])
    rows = rows.exclude(_spoken_since()).annotate(anchor=F("answered_at"))
    return hung_due(RuleKind.REPLIED, rows)


@condition(RuleKind.CHOSE)
def _chose() -> QuerySet[Any]:
    """Leave out whom somebody has spoken with, or offered a service, since they said it."""
    rows = OwnLink.objects.filter(about=About.SHORTLIST, answered_at__isnull=False)
    rows = rows.filter(referral__status__in=IN_HAND)
    offered = OnwardReferral.objects.filter(
        referral=OuterRef("referral"), created_at__gt=OuterRef("answered_at")
    )
    rows = rows.exclude(_spoken_since()).exclude(Exists(offered))
    return hung_due(RuleKind.CHOSE, rows.annotate(anchor=F("answered_at")))


def _spoken_since() -> Exists:
    return Exists(
        Contact.objects.filter(
            referral=OuterRef("referral"),
            result=ContactResult.REACHED,
            at__gt=OuterRef("answered_at"),
        )
    )
