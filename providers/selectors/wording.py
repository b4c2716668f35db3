"""
Says in plain words what a listing holds: distance, capacity, cost, age, freshness.

A list says the same few things many times over, so each is put into words once per language.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, ParamSpec, Protocol, cast

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from providers.models import Capacity, MadeFor, ReferralRoute
from providers.selectors.freshness import FRESH_DAYS, STALE_DAYS, Freshness, freshness_of
from spcore.needs import Need

Asked = ParamSpec("Asked")


class Said(Protocol[Asked]):
    """A wording that is kept: in the language of the page, or in one that the caller knows."""

    in_language: Callable[..., str]

    def __call__(self, *args: Asked.args, **more: Asked.kwargs) -> str:
        """Say it in the language of the page."""
        ...


def said_once(function: Callable[Asked, str]) -> Said[Asked]:
    """
    Keep what a pure wording answered, for each language apart.

    Which language a page is in takes longer to ask than to say what is kept, so a list asks it once
    and says the rest by `in_language(language, ...)`.
    """

    @lru_cache(maxsize=2048)
    def kept(_language: str | None, *args: Any, **more: Any) -> str:
        return function(*args, **more)

    @wraps(function)
    def say(*args: Asked.args, **more: Asked.kwargs) -> str:
        return kept(get_language(), *args, **more)  # type: ignore[arg-type]

    say.in_language = kept  # type: ignore[attr-defined]
    return cast("Said[Asked]", say)


def distance_text(metres: float) -> str:
    """Return "2.3 km"."""
    return distance_in(get_language(), metres)


def distance_in(language: str | None, metres: float) -> str:
    """Return the same in a language that the caller knows to be the page's."""
    if metres < 100:
        return _close_by.in_language(language)
    return _kilometres.in_language(language) % {"km": metres / 1000}


@said_once
def _close_by() -> str:
    return _("less than 0.1 km")


@said_once
def _kilometres() -> str:
    return _("%(km).1f km")


def near_text(metres: float | None, *, reach: float) -> str:
    """Return "Near: 2.3 km" for what lies in the nearer half of how far somebody goes."""
    if metres is None or metres > reach / 2:
        return ""
    return _("Near: %(distance)s") % {"distance": distance_text(metres)}


@said_once
def women_only_text(is_women_only: bool, words: str) -> str:
    """Return whom it is for, in the provider's own words where it gave any (practice.md 32)."""
    if not is_women_only:
        return ""
    return _("For women only: %(words)s") % {"words": words} if words else _("For women only")


def made_for_text(groups: Iterable[str], words: str) -> str:
    """Return whom it is made for, in the provider's own words where it gave any."""
    labels = ", ".join(str(MadeFor(group).label) for group in groups if group in MadeFor.values)
    if not labels:
        return ""
    return _("%(groups)s: %(words)s") % {"groups": labels, "words": words} if words else labels


@said_once
def capacity_text(capacity: str, wait_weeks: int | None) -> str:
    """Return "Full: about 6 weeks". A full service is shown with its wait (practice.md 27)."""
    wait = ""
    if wait_weeks:
        wait = ngettext("about %(n)d week", "about %(n)d weeks", wait_weeks) % {"n": wait_weeks}
    if capacity == Capacity.UNKNOWN:
        return _("Ask whether there are places")
    label = str(Capacity(capacity).label)
    if capacity == Capacity.OPEN:
        return label
    return f"{label}: {wait}" if wait else _("%(label)s: ask how long") % {"label": label}


@said_once
def cost_text(is_free: bool | None, fees: str) -> str:
    """Return "Free", or what it costs, or that nobody said."""
    if is_free:
        return _("Free")
    if fees:
        return fees
    return _("Ask what it costs") if is_free is None else _("There is a charge")


@said_once
def cost_line(is_free: bool | None, fees: str) -> str:
    """Return the same, cut to what a list has room for."""
    return shorten(cost_text(is_free, fees), limit=80)


@said_once
def age_text(minimum: int | None, maximum: int | None) -> str:
    """Return "Ages 18 to 25", and nothing where any age is right."""
    values = {"low": minimum, "high": maximum}
    if minimum and maximum is not None:
        return _("Ages %(low)d to %(high)d") % values
    if minimum:
        return _("Aged %(low)d and over") % values
    if maximum is not None:
        return _("Up to age %(high)d") % values
    return ""


@said_once
def verified_text(verified_on: date | None, on: date) -> str:
    """Return when somebody last said that the listing is right."""
    if verified_on is None:
        return _("Not checked yet")
    values = {"day": date_format(verified_on, "j F Y")}
    if (on - verified_on).days <= FRESH_DAYS:
        return _("Checked on %(day)s") % values
    if (on - verified_on).days <= STALE_DAYS:
        return _("Last checked on %(day)s, more than 3 months ago") % values
    return _("Last checked on %(day)s, more than 6 months ago") % values


def is_fresh(verified_on: date | None, *, on: date) -> bool:
    """Tell whether the listing was verified within its 90 days."""
    return freshness_of(verified_on, on=on) == Freshness.FRESH


@said_once
def ways_text(in_person: bool, at_home: bool, online: bool, by_phone: bool) -> str:
    """Return "In person, online"."""
    ways = (
        (in_person, _("in person")),
        (at_home, _("at home")),
        (online, _("online")),
        (by_phone, _("by phone")),
    )
    text = ", ".join(label for holds, label in ways if holds)
    return text[:1].upper() + text[1:]


@said_once
def size_text(one_to_one: bool | None, small_group: bool | None, large_group: bool | None) -> str:
    """Return "One to one, small group", and nothing where nobody said."""
    sizes = (
        (one_to_one, _("one to one")),
        (small_group, _("small group")),
        (large_group, _("large group")),
    )
    text = ", ".join(label for holds, label in sizes if holds)
    return text[:1].upper() + text[1:]


@said_once
def transport_text(is_offered: bool | None, words: str) -> str:
    """Return how the service helps people to get there, and nothing where nobody said."""
    if is_offered is False:
        return _("No help with getting there")
    return words or (_("Helps with getting there") if is_offered else "")


@said_once
def route_text(route: str) -> str:
    """Return how somebody gets there."""
    return str(ReferralRoute(route).label)


def need_labels(needs: list[str]) -> tuple[str, ...]:
    """Return the needs in words, leaving out any code of a source that is not ours."""
    language = get_language()
    said = (_need_label.in_language(language, need) for need in needs)
    return tuple(label for label in said if label)


@said_once
def _need_label(code: str) -> str:
    return str(Need(code).label) if code in Need.values else ""


def count_text(number: int, *, cap: int = 1000) -> str:
    """Return "1,000+" above the cap: counting further costs more than it tells."""
    return f"{cap:,}+" if number > cap else f"{number:,}"


def shorten(text: str, *, limit: int) -> str:
    """Cut `text` at a word before `limit` characters."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return f"{flat[:limit].rsplit(' ', 1)[0]} …"
