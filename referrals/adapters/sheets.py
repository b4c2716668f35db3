"""Posters and leaflets of a practice, on paper: their words, and a tagged PDF."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.selectors import ServiceRow
from referrals.selectors.practices import NearPractice
from spcore import paper
from spcore.needs import Need
from spcore.private_links import address
from spcore.ui.qr import qr_svg

POSTER, LEAFLET = "poster", "leaflet"
ANY = "any"
# What a passer-by asks themself. Abuse is left out: a poster about it needs its own safe wording,
# and a code that somebody else may find on a phone is not safe (practice.md 33).
HEADLINES: MappingProxyType[str, Any] = MappingProxyType(
    {
        ANY: gettext_lazy("Not everything that makes us ill needs medicine"),
        Need.LONELINESS: gettext_lazy("Feeling lonely?"),
        Need.MOOD: gettext_lazy("Feeling low or worried?"),
        Need.MONEY: gettext_lazy("Worried about money or debt?"),
        Need.BENEFITS: gettext_lazy("Not sure which benefits are yours?"),
        Need.HOUSING: gettext_lazy("Worried about your home?"),
        Need.FOOD: gettext_lazy("Hard to put food on the table?"),
        Need.FUEL: gettext_lazy("Is your home too cold?"),
        Need.WORK: gettext_lazy("Looking for work, or struggling at work?"),
        Need.LEARNING: gettext_lazy("Want to learn something new?"),
        Need.LEGAL: gettext_lazy("Need advice about your rights?"),
        Need.TRANSPORT: gettext_lazy("Hard to get about?"),
        Need.CARING: gettext_lazy("Do you look after somebody?"),
        Need.FAMILY: gettext_lazy("Is family life hard at the moment?"),
        Need.ACTIVITY: gettext_lazy("Want to be more active?"),
        Need.HEALTH: gettext_lazy("Living with a long-term condition?"),
        Need.WEIGHT: gettext_lazy("Want help with your weight?"),
        Need.SUBSTANCES: gettext_lazy("Worried about alcohol, drugs or gambling?"),
        Need.BEREAVEMENT: gettext_lazy("Have you lost somebody?"),
        Need.PURPOSE: gettext_lazy("Want to make, sing, grow or belong?"),
        Need.VOLUNTEERING: gettext_lazy("Have some time to give?"),
        Need.DIGITAL: gettext_lazy("Want to get online?"),
        Need.LANGUAGE: gettext_lazy("Need help with English, or with forms?"),
        Need.PRACTICAL: gettext_lazy("Need a hand at home?"),
        Need.SCHOOL: gettext_lazy("Worried about school or growing up?"),
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One poster or leaflet: what it is, about which need, and what a leaflet lists."""

    kind: str
    need: str
    near: NearPractice
    services: tuple[ServiceRow, ...] = ()


def sheet_html(sheet: Sheet) -> str:
    """Return the whole page, with its style and its code inside."""
    path = reverse("referrals:practice_near", args=[sheet.near.code])
    page = address(path if sheet.need == ANY else f"{path}?need={sheet.need}")
    context = {
        "sheet": sheet,
        "headline": HEADLINES[sheet.need],
        "short": address(path).split("//", 1)[-1].rstrip("/"),
        "code": qr_svg(page, label=_("Scan this with your phone")),
    }
    return render_to_string("referrals/practice_sheet_paper.html", context)


def sheet_pdf(sheet: Sheet) -> bytes | None:
    """Return it as PDF; None where WeasyPrint's system libraries are missing."""
    return paper.page_pdf(sheet_html(sheet))
