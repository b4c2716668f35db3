"""Whether an application may be sent, rule by rule, with the reason and where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.fund.models import Application
from evaluation.fund.selectors.words import pounds, themes
from evaluation.fund.states import RoundStatus
from providers.models import AssuranceKind, Service, ServiceStatus
from providers.selectors.freshness import Freshness, freshness_of
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the round, whether it is met, and if not why and where to mend it."""

    name: str
    is_met: bool
    reason: str = ""
    url: str = ""


def checks_of(row: Application, *, on: date) -> list[Check]:
    """Return every rule of the application's round, in the order of the page. Three queries."""
    services = list(row.services.all())
    return [
        _in_time(row, on),
        *_listed(row, services, on),
        _of_a_theme(row, services),
        *_assured(row, on),
        *_known(row),
        _money(row),
        _written(row),
    ]


def _in_time(row: Application, on: date) -> Check:
    day = dates.day(row.round.closes_on)
    is_met = row.round.status == RoundStatus.OPEN and on <= row.round.closes_on
    reason = _("This round took applications until %(day)s.") % {"day": day}
    return Check(_("In time: until %(day)s") % {"day": day}, is_met, reason)


def _listed(row: Application, services: list[Service], on: date) -> Iterator[Check]:
    edit = _listings(row, services)
    found = bool(services) and all(
        one.status == ServiceStatus.ACTIVE and not one.is_private and one.hidden_on is None
        for one in services
    )
    reason = _("Choose a service of yours that anybody can find in the directory.")
    yield Check(_("The services are in the directory"), found, reason, edit)
    old = [one.name for one in services if freshness_of(one.verified_on, on=on) == Freshness.STALE]
    reason = _("Nobody has confirmed these for half a year: %(names)s. One tap does it.")
    yield Check(
        _("Their listings are up to date"), not old, reason % {"names": ", ".join(old)}, edit
    )


def _of_a_theme(row: Application, services: list[Service]) -> Check:
    needs = {need for one in services for need in one.needs}
    reason = _("The listing of no chosen service says that it helps with any of these.")
    name = _("They help with a theme: %(themes)s") % {"themes": themes(row.round.themes)}
    is_met = bool(needs & set(row.round.themes))
    return Check(name, is_met, reason, _listings(row, services))


def _listings(row: Application, services: list[Service]) -> str:
    """Return where a listing is mended or added; where none is chosen yet, where one is chosen."""
    has_none_to_choose = not services and not row.provider.services.exists()
    is_of_listings = services or has_none_to_choose
    return reverse("providers:listing_list") if is_of_listings else _edit(row)


def _assured(row: Application, on: date) -> Iterator[Check]:
    held = {one.kind: one for one in row.provider.assurances.all()}
    for kind in row.round.required:
        one = held.get(kind)
        label = str(AssuranceKind(kind).label)
        counts = bool(one and one.checked_on and one.checked_on <= on <= one.expires_on)
        if one is None:
            reason = _("%(what)s: not given yet.")
        elif one.checked_on is None:
            reason = _("%(what)s: nobody has checked it yet.")
        else:
            reason = _("%(what)s: it has run out.")
        yield Check(label, counts, reason % {"what": label}, reverse("providers:assurance_list"))


def _known(row: Application) -> Iterator[Check]:
    if row.round.needs_number:
        found = bool(row.provider.charity_number or row.provider.company_number)
        reason = _("The directory knows no charity or company number of yours. Ask its editor.")
        url = reverse("providers:listing_list")
        yield Check(_("A registered charity or company"), found, reason, url)


def _money(row: Application) -> Check:
    total, most = sum(row.amounts, Decimal(0)), row.round.most
    words = {"most": pounds(most), "n": row.round.years_most}
    name = _("No more than %(most)s, over at most %(n)d financial years") % words
    is_met = 0 < total <= most and len(row.amounts) <= row.round.years_most
    reason = _("You ask for %(total)s; it must be more than nothing, and at most %(most)s.")
    return Check(name, is_met, reason % {"total": pounds(total), **words}, _edit(row))


def _written(row: Application) -> Check:
    asked = {
        _("a title"): row.title,
        _("what you will do"): row.what,
        _("for whom"): row.whom,
        _("how many people"): row.people,
        _("how you will know"): row.how_known,
    }
    empty = [words for words, value in asked.items() if not value]
    reason = _("Still to write: %(what)s.") % {"what": ", ".join(empty)}
    return Check(_("Every question is answered"), not empty, reason, _edit(row))


def _edit(row: Application) -> str:
    return reverse("fund:application_edit", args=[row.pk])
