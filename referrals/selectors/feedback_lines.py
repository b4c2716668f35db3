"""A referral in two lines, for letters, lists and digests alike. Words only, no queries."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from referrals.states import Outcome, Status
from spcore.ui.dates import day

LONGEST = 240  # two lines on a page


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


def two_lines(told: Told, *, at: datetime) -> tuple[str, str]:
    """Return where it is, and the one thing worth knowing of it."""
    first = _first(told)
    if told.is_codes_only:
        no_more = _("Status only: the person, or whoever referred them, asked for no more.")
        asks = told.status in (Status.RETURNED, Status.REDIRECTED)
        return first, _cut(told.words) if asks and told.words else no_more
    return first, _cut(_second(told))


def _first(told: Told) -> str:
    if told.status == Status.CLOSED:
        return _closed(told)
    words = {
        Status.DRAFT: _("Not sent yet."),
        Status.SUBMITTED: _("Sent on %s, waiting for the team to decide.") % day(told.submitted_at),
        Status.RETURNED: _("Sent back to you: the team asks something."),
        Status.REDIRECTED: _("Not for this team: another door is right."),
        Status.ACCEPTED: _("Accepted on %s.") % day(told.accepted_at),
        Status.WAITING: _("Accepted on %s, waiting for a link worker.") % day(told.accepted_at),
        Status.ALLOCATED: _("Accepted on %s, with a link worker.") % day(told.accepted_at),
        Status.ACTIVE: _("Being helped since %s.") % day(told.first_contact_at),
        Status.PAUSED: _("Paused: the person asked to wait."),
        Status.WITHDRAWN: _("Taken back on %s.") % day(told.closed_at),
        Status.ENTERED_IN_ERROR: _("Made in error."),
    }
    return words[told.status]


def _closed(told: Told) -> str:
    if told.is_codes_only or not told.outcome:
        return _("Closed on %s.") % day(told.closed_at)
    outcome = Outcome(told.outcome).label
    return _("Closed on %(day)s: %(how)s.") % {"day": day(told.closed_at), "how": outcome}


def _second(told: Told) -> str:
    if told.words:
        return told.words
    if told.status in (Status.ALLOCATED, Status.ACTIVE, Status.PAUSED) and told.worker:
        return _("Link worker: %(worker)s, %(team)s.") % {"worker": told.worker, "team": told.team}
    return told.team and _("Team: %s.") % told.team


def _cut(words: str) -> str:
    """Return words that fit two lines, cut at a space."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
