"""Says RFC 5545 rules in plain words: "Monday to Friday, 9am to 5pm"."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.models import Schedule

DAYS = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}
ORDER = list(DAYS)
WHICH = {
    "1": gettext_lazy("first"),
    "2": gettext_lazy("second"),
    "3": gettext_lazy("third"),
    "4": gettext_lazy("fourth"),
    "-1": gettext_lazy("last"),
}


def times_in_words(schedules: Iterable[Schedule], *, on: date) -> tuple[str, ...]:
    """Return one line for each set of days at the same hours, leaving out what has ended."""
    together: dict[tuple[object, ...], list[Schedule]] = defaultdict(list)
    for row in schedules:
        if row.valid_to is None or row.valid_to >= on:
            together[_alike(row)].append(row)
    ordered = sorted(together.values(), key=_first_day)
    lines = (_line(rows) for rows in ordered)
    return tuple(dict.fromkeys(line for line in lines if line))


def hours_in_words(opens_at: time | None, closes_at: time | None) -> str:
    """Return "9am to 5:30pm"."""
    if opens_at is None and closes_at is None:
        return ""
    if closes_at is None:
        return _("from %(start)s") % {"start": _clock(opens_at)}
    if opens_at is None:
        return _("until %(end)s") % {"end": _clock(closes_at)}
    return _("%(start)s to %(end)s") % {"start": _clock(opens_at), "end": _clock(closes_at)}


def _alike(row: Schedule) -> tuple[object, ...]:
    place = row.location_id
    hours = (row.opens_at, row.closes_at)
    return (row.freq, row.interval, *hours, row.description, place, row.valid_from, row.valid_to)


def _line(rows: list[Schedule]) -> str:
    first = rows[0]
    days = _days(first.freq, _parts(rows))
    if days and first.interval > 1:
        days = _("%(days)s, every %(n)d %(unit)s") % {
            "days": days,
            "n": first.interval,
            "unit": _("months") if first.freq == "MONTHLY" else _("weeks"),
        }
    text = ", ".join(filter(None, (days, hours_in_words(first.opens_at, first.closes_at))))
    if first.location is not None and first.location.name and text:
        text = _("%(times)s at %(place)s") % {"times": text, "place": first.location.name}
    return " – ".join(filter(None, (text, " ".join(first.description.split()), _season(first))))


def _parts(rows: list[Schedule]) -> list[str]:
    parts = {part.strip().upper() for row in rows for part in row.byday.split(",") if part.strip()}
    known = [part for part in parts if part[-2:] in DAYS]
    return sorted(known, key=lambda part: (ORDER.index(part[-2:]), part))


def _days(freq: str, parts: list[str]) -> str:
    if freq == "MONTHLY":
        named = [_of_month(part) for part in parts if part[:-2] in WHICH]
        return _("%(days)s of the month") % {"days": _joined(named).capitalize()} if named else ""
    plain = list(dict.fromkeys(part[-2:] for part in parts))
    if len(plain) > 2 and ORDER[ORDER.index(plain[0]) :][: len(plain)] == plain:
        return _("%(first)s to %(last)s") % {"first": DAYS[plain[0]], "last": DAYS[plain[-1]]}
    return _joined([str(DAYS[day]) for day in plain])


def _of_month(part: str) -> str:
    return f"{WHICH[part[:-2]]} {DAYS[part[-2:]]}"


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}


def _season(row: Schedule) -> str:
    if row.valid_from and row.valid_to:
        values = {"start": date_format(row.valid_from, "j F Y")}
        return _("%(start)s to %(end)s") % {**values, "end": date_format(row.valid_to, "j F Y")}
    if row.valid_to:
        return _("until %(end)s") % {"end": date_format(row.valid_to, "j F Y")}
    return ""


def _first_day(rows: list[Schedule]) -> tuple[int, time]:
    parts = _parts(rows)
    day = ORDER.index(parts[0][-2:]) if parts else len(ORDER)
    return (day, rows[0].opens_at or time.min)


def _clock(moment: time | None) -> str:
    if moment is None:
        return ""
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return _("midday") if moment.hour else _("midnight")
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"
