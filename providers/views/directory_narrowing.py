"""Ways to narrow what was found, each with how many would be left: links that need no script."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms.choices import LANGUAGES
from providers.models import MadeFor
from providers.selectors import Facets
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


def changed(asked: QueryDict, **changes: str) -> str:
    """Return the address with some answers changed; empty ones are left out."""
    old = {name: values for name, values in asked.lists() if name not in changes}
    kept = {name: old.get(name) or [changes.get(name, "")] for name in (*asked, *changes)}
    pairs = [(name, value) for name, values in kept.items() for value in values if value]
    return f"{reverse('providers:directory')}?{urlencode(pairs)}"


def narrower(facets: Facets, asked: QueryDict) -> list[tuple[str, SafeString]]:
    """Return the ways that leave something and not everything, under a heading each."""
    flags = [
        (name, answer, str(text), facets.flags.get(flag, 0))
        for flag, (name, answer, text) in FLAGS.items()
    ]
    labels = {str(need.value): str(need.label) for need in Need}
    needs = [("need", code, labels[code], n) for code, n in _most(facets.needs, labels)]
    spoken = {code: str(label) for code, label in LANGUAGES}
    spoken_there = _most(facets.languages, spoken)
    languages = [("language", code, spoken[code], n) for code, n in spoken_there]
    groups = (
        (_("Only"), flags),
        (_("Need"), needs),
        (_("Language"), languages),
    )
    here = escape(changed(asked, after=""))
    link = f"{here}{'' if here.endswith('?') else '&amp;'}"
    offered = ((heading, _offered(each, facets, asked, link)) for heading, each in groups)
    return [(heading, ways) for heading, ways in offered if ways]


def _most(counts: Mapping[str, int], known: Mapping[str, str]) -> list[tuple[str, int]]:
    found = [(code, number) for code, number in counts.items() if code in known]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:MOST]


def _offered(
    ways: list[tuple[str, str, str, int]], facets: Facets, asked: QueryDict, link: str
) -> SafeString:
    """Return the links; "12+" where more were found than were looked at for what they are."""
    more = "+" if facets.is_part else ""
    links = [
        f'<a href="{link}{name}={quote_plus(answer)}">{escape(text)} ({n}{more})</a>'
        for name, answer, text, n in ways
        if 0 < n < facets.counted and not asked.get(name)
    ]
    return SafeString("".join(links))
