"""Dates and times in words, as the NHS service manual writes them. The caller passes the clock."""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def weekday(moment: date | datetime) -> str:
    """Return "Monday", of London's day."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return _(WEEKDAYS[moment.weekday()])


def day(moment: date | datetime | None) -> str:
    """Return "23 November 2026", in London's day; nothing for no date."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return _day(moment, get_language())


@lru_cache(maxsize=4096)
def _day(on: date, _language: str | None) -> str:
    return f"{on.day} {_(MONTHS[on.month - 1])} {on.year}"


def clock(moment: datetime) -> str:
    """Return "2:30pm", "midday" or "midnight", in London's time."""
    return time_of(timezone.localtime(moment).time())


def time_of(local: time) -> str:
    """Return a time of day as `clock` writes it."""
    if local.minute == 0 and local.hour in (0, 12):
        return _("midday") if local.hour else _("midnight")
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'pm' if local.hour >= 12 else 'am'}"


def when(moment: date | datetime | None) -> str:
    """Return "23 November 2026", and with a time "23 November 2026 at 2:30pm"."""
    if not isinstance(moment, datetime):
        return day(moment)
    return when_here(timezone.localtime(moment), get_language())


def when_here(local: datetime, language: str | None) -> str:
    """Return the same of a moment that is in London's time already."""
    return _moment(local.date(), local.hour, local.minute, language)


@lru_cache(maxsize=4096)
def _moment(on: date, hour: int, minute: int, language: str | None) -> str:
    words = {"day": _day(on, language), "time": time_of(time(hour, minute))}
    return _("%(day)s at %(time)s") % words


def ago(moment: date | datetime | None, *, at: datetime) -> str:
    """Return how many days lie between: "today", "yesterday", "12 days ago", "in 3 days"."""
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    days = (timezone.localtime(at).date() - moment).days
    known = {0: _("today"), 1: _("yesterday"), -1: _("tomorrow")}
    if days in known:
        return known[days]
    if days < 0:
        return ngettext("in %(n)d day", "in %(n)d days", -days) % {"n": -days}
    return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}


def lasting(minutes: int) -> str:
    """Return a length of time in hours and minutes: "2 hours 5 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = [
        ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours} if hours else "",
        ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest} if rest or not hours else "",
    ]
    return " ".join(filter(None, said))
