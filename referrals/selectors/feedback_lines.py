"""A referral in two lines, for letters, lists and digests alike. Words only, no queries."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from referrals.states import Outcome, Status
from spcore.ui.dates import day
from spcore.working_days import LONDON

LONGEST = 240  # two lines on a page
_WITH_A_WORKER = (Status.ALLOCATED, Status.ACTIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class Told:
    """What the two lines are made of. `words` are those of the step that brought it here."""

    status: Status
    outcome: str = ""
    words: str = ""
    team: str = ""
    worker: str = ""
    submitted_at: datetime | None = None
    accepted_at: datetime | None = None
    first_contact_at: datetime | None = None
    closed_at: datetime | None = None
    is_codes_only: bool = False


def two_lines(told: Told, *, language: str) -> tuple[str, str]:
    """Return where it is, and the one thing worth knowing of it. `language`: as it is now."""
    outcome = "" if told.is_codes_only else told.outcome
    first = _first(told.status, outcome, _day_of(told), language)
    if told.is_codes_only:
        no_more = _("Status only: more was not wanted, or they are with another practice now.")
        asks = told.status in (Status.RETURNED, Status.REDIRECTED)
        return first, _cut(told.words) if asks and told.words else no_more
    helps = told.worker if told.status in _WITH_A_WORKER else ""
    return first, _cut(told.words or _who(told.team, helps, language))


def who_has_it(status: Status, *, team: str, worker: str, language: str) -> str:
    """Return the team, or the link worker who is on it now."""
    return _who(team, worker if status in _WITH_A_WORKER else "", language)


def _day_of(told: Told) -> date | None:
    """Return the day, in London, that the first line names; nothing where it names none."""
    match told.status:
        case Status.SUBMITTED:
            moment = told.submitted_at
        case Status.ACCEPTED | Status.WAITING | Status.ALLOCATED:
            moment = told.accepted_at
        case Status.ACTIVE:
            moment = told.first_contact_at
        case Status.WITHDRAWN | Status.CLOSED:
            moment = told.closed_at
        case _:
            return None
    return moment and moment.astimezone(LONDON).date()


@lru_cache(maxsize=4096)
def _first(status: Status, outcome: str, on: date | None, _language: str) -> str:
    if status == Status.CLOSED and outcome:
        how = Outcome(outcome).label
        return _("Closed on %(day)s: %(how)s.") % {"day": day(on), "how": how}
    words = {
        Status.DRAFT: _("Not sent yet."),
        Status.SUBMITTED: _("Sent on %s, waiting for the team to decide."),
        Status.RETURNED: _("Sent back to you: the team asks something."),
        Status.REDIRECTED: _("Not for this team: another door is right."),
        Status.ACCEPTED: _("Accepted on %s."),
        Status.WAITING: _("Accepted on %s, waiting for a link worker."),
        Status.ALLOCATED: _("Accepted on %s, with a link worker."),
        Status.ACTIVE: _("Being helped since %s."),
        Status.PAUSED: _("Paused: the person asked to wait."),
        Status.CLOSED: _("Closed on %s."),
        Status.WITHDRAWN: _("Taken back on %s."),
        Status.ENTERED_IN_ERROR: _("Made in error."),
    }
    return words[status] % day(on) if "%s" in words[status] else words[status]


@lru_cache(maxsize=1024)
def _who(team: str, worker: str, _language: str) -> str:
    if worker:
        return _("Link worker: %(worker)s, %(team)s.") % {"worker": worker, "team": team}
    return team and _("Team: %s.") % team


def _cut(words: str) -> str:
    """Return words that fit two lines, cut at a space."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
