"""What must be there before a round goes on: said in words, so that it can be mended."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from evaluation.fund.models import Application, FundRound, ScoreSheet, SpeaksAs
from evaluation.fund.states import ApplicationStatus, RoundAction, RoundStatus
from spcore.ui import dates

LEAST_SHEETS = 2
WHO_MUST_SIT = frozenset({SpeaksAs.CITIZEN, SpeaksAs.ORGANISATION})


def missing_for(row: FundRound, action: RoundAction, *, on: date) -> list[str]:
    """Return what is missing before `action`; nothing where it may be taken."""
    if action == RoundAction.OPEN:
        return _before_opening(row, on)
    if action == RoundAction.REOPEN:
        return _before_reopening(row, on)
    if action == RoundAction.PUBLISH:
        return _before_publishing(row)
    return []


def missing_to_decide(row: Application) -> str:
    """
    Return what is missing before a decision on an application is recorded; "" for nothing.

    What somebody else recorded meanwhile is said beside the form, which keeps what was typed.
    """
    if row.round.status != RoundStatus.JUDGING:
        return _("Decisions are recorded while the round is with the panel")
    if row.status != ApplicationStatus.SENT:
        return _("It is decided already. To decide it anew, take that decision back first")
    if ScoreSheet.objects.counting().filter(application=row).count() < LEAST_SHEETS:
        return _("At least two members of the panel must hand in their marks first")
    return ""


def _before_opening(row: FundRound, on: date) -> list[str]:
    missing = []
    if sum(one.weight for one in row.criteria.all()) != 100:
        missing.append(_("Say what applications are marked on: the weights must make 100."))
    if not {seat.speaks_as for seat in row.seats.all()} >= WHO_MUST_SIT:
        missing.append(_("Seat at least one citizen and one other organisation on the panel."))
    if row.closes_on < on:
        missing.append(_("The last day to apply is over."))
    return missing


def _before_reopening(row: FundRound, on: date) -> list[str]:
    missing = []
    decided = row.applications.filter(decided_at__isnull=False).exclude(
        status=ApplicationStatus.WITHDRAWN
    )
    if n := decided.count():
        missing.append(_("Take back every decision first: %(n)d left.") % {"n": n})
    if row.starts_on <= on + timedelta(days=1):
        words = _("Its money starts on %(day)s, which leaves no day to apply.")
        missing.append(words % {"day": dates.day(row.starts_on)})
    return missing


def _before_publishing(row: FundRound) -> list[str]:
    left = row.applications.filter(status=ApplicationStatus.SENT).count()
    return [_("Decide every application first: %(n)d left.") % {"n": left}] if left else []
