"""What the directory knows of an applicant: shown instead of asked, and kept when it is sent."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from evaluation.fund.models import Application
from evaluation.fund.selectors.words import themes
from providers.models import AssuranceKind, Capacity, Provider, Service
from spcore.ui import dates

Section = dict[str, Any]


def facts_of(row: Application, *, on: date) -> list[Section]:
    """
    Return the provider and its chosen services: a heading and rows of label and value each.

    What the panel reads is public in the directory, but for which assurances are held and until
    when money from others lasts; never an amount. Constant in the number of services.
    """
    services = row.services.prefetch_related("places__location").order_by("name", "pk")
    return [_provider(row.provider, on), *(_service(one) for one in services)]


def shown_facts(row: Application, *, on: date) -> list[Section]:
    """Return the facts as they were sent; of a draft as they are today."""
    return list(row.directory) if row.sent_at else facts_of(row, on=on)


def _provider(provider: Provider, on: date) -> Section:
    place = provider.organisation
    held = [
        _("%(what)s until %(day)s")
        % {"what": AssuranceKind(one.kind).label, "day": dates.day(one.expires_on)}
        for one in provider.assurances.all()
        if one.checked_on and one.checked_on <= on <= one.expires_on
    ]
    money = [
        _("%(who)s until %(day)s") % {"who": one.funder, "day": dates.day(one.ends_on)}
        for one in provider.funding.all()
        if one.ends_on and one.ends_on >= on
    ]
    rows = [
        (_("What it is"), provider.description),
        (_("Legal form"), provider.legal_status),
        (_("Charity number"), provider.charity_number),
        (_("Company number"), provider.company_number),
        (_("Since"), str(provider.year_incorporated or "")),
        (_("Address"), ", ".join(filter(None, (place.address, place.postcode)))),
        (_("Website"), provider.website),
        (_("Checked and in force"), "; ".join(sorted(held))),
        (_("Money from others"), "; ".join(money)),
    ]
    return {"heading": place.name, "rows": _known(rows)}


def _service(service: Service) -> Section:
    places = [
        ", ".join(filter(None, (p.location.name, p.location.city))) for p in service.places.all()
    ]
    rows = [
        (_("What it does"), service.description),
        (_("Helps with"), themes(service.needs)),
        (_("Where"), "; ".join(filter(None, places)) or service.area_served),
        (_("For whom"), "; ".join(filter(None, (_ages(service), service.eligibility)))),
        (_("Languages"), ", ".join(service.languages)),
        (_("Cost"), _("Free") if service.is_free else service.fees),
        (_("Places"), str(Capacity(service.capacity).label)),
        (_("Last confirmed"), dates.day(service.verified_on)),
    ]
    return {"heading": service.name, "rows": _known(rows)}


def _ages(service: Service) -> str:
    least, most = service.minimum_age, service.maximum_age
    if least is not None and most is not None:
        return _("aged %(least)d to %(most)d") % {"least": least, "most": most}
    if least is not None:
        return _("aged %(least)d and over") % {"least": least}
    return _("up to %(most)d years") % {"most": most} if most is not None else ""


def _known(rows: list[tuple[str, str]]) -> list[list[str]]:
    return [[label, value] for label, value in rows if value]
