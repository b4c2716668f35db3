"""Ways to narrow what was found, each with how many would be left: links that need no script."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from providers.forms.choices import LANGUAGES
from providers.models import MadeFor
from providers.selectors import Facets
from providers.views.directory_asked import Asked
from spcore.needs import Need
from spcore.ui.control_html import escape

MOST = 8  # needs or languages offered at once
# What was counted, under which name the form asks for it, with which answer, in which words.
FLAGS: Mapping[str, tuple[str, str, Any]] = MappingProxyType(
    {
        "free": ("free", "on", gettext_lazy("Free")),
        "places": ("places", "on", gettext_lazy("Has places now")),
        "in_person": ("way", "in_person", gettext_lazy("In person")),
        "at_home": ("way", "at_home", gettext_lazy("At home")),
        "online": ("way", "online", gettext_lazy("Online")),
        "by_phone": ("way", "by_phone", gettext_lazy("By phone")),
        "one_to_one": ("size", "one_to_one", gettext_lazy("One to one")),
        "small_group": ("size", "small_group", gettext_lazy("Small group")),
        "large_group": ("size", "large_group", gettext_lazy("Large group")),
        "step_free": ("step_free", "on", gettext_lazy("Step-free")),
        "toilet": ("toilet", "on", gettext_lazy("Accessible toilet")),
        "loop": ("loop", "on", gettext_lazy("Hearing loop")),
        "parking": ("parking", "on", gettext_lazy("Parking")),
        "quiet": ("quiet", "on", gettext_lazy("Quiet")),
        "accompanied": ("accompanied", "on", gettext_lazy("Somebody can come along")),
        "transport": ("transport", "on", gettext_lazy("Helps with getting there")),
        "women": ("women", "on", gettext_lazy("For women only")),
        **{f"for_{group.value}": ("for_group", group.value, group.label) for group in MadeFor},
    }
)


class _Way(NamedTuple):
    """One way to narrow: what it answers in the form, and its link but for what was asked."""

    counted: str
    name: str
    link: str  # from its answer to its words


class _Ways(NamedTuple):
    """Every way there is, in one language, under the headings they stand below."""

    flags: tuple[_Way, ...]
    needs: Mapping[str, _Way]
    languages: Mapping[str, _Way]
    headings: tuple[str, str, str]


def narrower(facets: Facets, asked: Asked) -> SafeString:
    """Return the ways that leave something and not everything, in print, under a heading each."""
    ways = _ways(get_language())
    groups = (
        [(way, facets.flags.get(way.counted, 0)) for way in ways.flags],
        _most(facets.needs, ways.needs),
        _most(facets.languages, ways.languages),
    )
    here = escape(asked.changed(after=""))
    link = f"{here}{'' if here.endswith('?') else '&amp;'}"
    lines = [
        f'<p class="app-list__facts"><strong>{heading}</strong>{links}</p>'
        for heading, counted in zip(ways.headings, groups, strict=True)
        if (links := _offered(counted, facets, asked, link))
    ]
    return SafeString("".join(lines))


@lru_cache(maxsize=16)
def _ways(_language: str | None) -> _Ways:
    """Put every way into words: they are the same on each page in a language."""
    return _Ways(
        tuple([_way(flag, *said) for flag, said in FLAGS.items()]),
        {need.value: _way(need.value, "need", need.value, need.label) for need in Need},
        {code: _way(code, "language", code, label) for code, label in LANGUAGES},
        (escape(_("Only")), escape(_("Need")), escape(_("Language"))),
    )


def _way(counted: str, name: str, answer: str, words: Any) -> _Way:
    return _Way(counted, name, f'{name}={quote_plus(answer)}">{escape(words)}')


def _most(counts: Mapping[str, int], known: Mapping[str, _Way]) -> list[tuple[_Way, int]]:
    found = [(known[code], number) for code, number in counts.items() if code in known]
    return sorted(found, key=lambda each: (-each[1], each[0].counted))[:MOST]


def _offered(counted: Iterable[tuple[_Way, int]], facets: Facets, asked: Asked, link: str) -> str:
    """Return the links; "12+" where more were found than were looked at for what they are."""
    more = "+" if facets.is_part else ""
    links = [
        f'<a href="{link}{way.link} ({n}{more})</a>'
        for way, n in counted
        if 0 < n < facets.counted and way.name not in asked.answers
    ]
    return "".join(links)
