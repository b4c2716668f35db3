"""The words and tags of a caseload's rows, kept by language: few of them differ from row to row."""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import ORDINARY
from referrals.models import Urgency
from referrals.states import Move
from spcore.needs import Need
from spcore.ui import dates, statuses

QUIET_WEEKS = 3  # without a word, a person has gone quiet, unless their case says otherwise


@lru_cache(maxsize=2048)
def tags_of(
    status: str,
    urgency: str,
    has_concern: bool,
    services: int,
    move: str,
    must_ask_again: bool,
    has_died: bool,
    quiet_weeks: int,
    _language: str,
) -> SafeString:
    """Return a row's tags: where it stands, what presses, and what runs elsewhere."""
    count = ngettext("%(n)d service", "%(n)d services", services) % {"n": services}
    told = (
        (has_died, _("Has died"), "grey"),
        (must_ask_again, _("Ask again what they agree to"), "orange"),
        (has_concern, _("Open concern"), "red"),
        (urgency == Urgency.URGENT, _("Urgent"), "red"),
        (urgency == Urgency.SOON, _("Soon"), "orange"),
        (quiet_weeks, quiet_words(quiet_weeks), "orange"),
        (services, count, "aqua-green"),
        (move and move != Move.WORKER, _waits_for(move), "purple"),
    )
    tags = [statuses.tag_html(text, colour) for is_so, text, colour in told if is_so]
    return SafeString(" ".join([statuses.status_html(status), *tags]))


@lru_cache(maxsize=256)
def day_tags(
    has_died: bool, must_read: bool, has_message: bool, quiet_weeks: int, _language: str
) -> SafeString:
    """Return the tags of a row of the day: why somebody is on it, besides what is due."""
    told = (
        (has_died, _("Has died"), "grey"),
        (must_read, _("Read first"), "red"),
        (has_message, _("New message"), "blue"),
        (quiet_weeks, quiet_words(quiet_weeks), "orange"),
    )
    return SafeString(" ".join(statuses.tag_html(text, colour) for so, text, colour in told if so))


def _waits_for(move: str) -> str:
    return _("Waits for: %(who)s") % {"who": str(Move(move).label).lower()} if move else ""


@lru_cache(maxsize=2048)
def needs_in_words(needs: tuple[str, ...], _language: str) -> str:
    """Return the labels of a row's needs."""
    return ", ".join(str(Need(need).label) for need in needs)


@lru_cache(maxsize=4096)
def since(day: date | None, is_contact: bool, today: date, _language: str) -> str:
    """Return how long ago the last contact was, or that there was none since it was given."""
    ago = dates.ago(day, at=_at(today))
    if is_contact:
        return _("last contact %(ago)s") % {"ago": ago}
    return _("no contact yet, given %(ago)s") % {"ago": ago}


def quiet_weeks(since: date | None, today: date, every: int | None = None) -> int:
    """Return for how many weeks nobody has spoken to the person; 0 below what is agreed."""
    weeks = (today - since).days // 7 if since else 0
    return weeks if weeks >= (every or QUIET_WEEKS) else 0


def halves(number: int) -> str:
    """Return a number of halves: "1½"."""
    whole, rest = divmod(number, 2)
    return f"{whole or ''}½" if rest else str(whole)


@lru_cache(maxsize=64)
def weighs(weight: int | None, _language: str) -> str:
    """Return how much work a case is, where it is not an ordinary one."""
    if weight in (None, ORDINARY):
        return ""
    return _("as much work as %(number)s") % {"number": halves(weight or 0)}


def quiet_words(weeks: int) -> str:
    """Return the same in words."""
    text = ngettext("Not spoken to for %(n)d week", "Not spoken to for %(n)d weeks", weeks)
    return text % {"n": weeks}


def next_step(action: str, on: date | None, today: date, language: str) -> str:
    """Return the next step with its day."""
    if on is None:
        return action or _("No next step is planned")
    return f"{action or _('Next step')}: {_day(on, today, language)}"


@lru_cache(maxsize=4096)
def _day(on: date, today: date, _language: str) -> str:
    words = {"day": dates.day(on), "ago": dates.ago(on, at=_at(today))}
    return _("%(day)s, %(ago)s") % words


def _at(today: date) -> datetime:
    return timezone.make_aware(datetime.combine(today, time(12)))


def place(postcode: str, homeless: bool) -> str:
    """Return roughly where somebody lives."""
    if postcode:
        return postcode.split(maxsplit=1)[0]
    return _("no fixed abode") if homeless else ""


def critical_words(on: date | None, what: str) -> str:
    """Return the date that presses, and what happens then."""
    if on is None:
        return what
    return ": ".join(filter(None, [dates.day(on), what]))
