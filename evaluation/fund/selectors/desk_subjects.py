"""What the fund's things at a desk are called, for the list of the app below."""

from collections.abc import Collection, Iterable
from uuid import UUID

from evaluation.fund.models import Application, Award, FundRound
from linkworkers.models import RuleKind
from linkworkers.selectors.desk_subjects import desk_subject
from spcore.accounts.actor import Actor


@desk_subject(RuleKind.FUND_DRAFT, page="fund:application_detail")
def _drafts(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = Application.objects.visible_to(actor).filter(pk__in=ids)
    return _named(rows.values_list("pk", "title", "round__title"))


@desk_subject(RuleKind.FUND_ROUND, page="fund:round_detail")
def _rounds(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    return FundRound.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", "title")


@desk_subject(RuleKind.FUND_ANSWER, page="fund:award_detail")
def _awards(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = Award.objects.visible_to(actor).filter(pk__in=ids)
    return _named(rows.values_list("pk", "application__title", "application__round__title"))


def _named(rows: Iterable[tuple[UUID, str, str]]) -> Iterable[tuple[UUID, str]]:
    return ((pk, ", ".join(filter(None, (title, of_round)))) for pk, title, of_round in rows)
