"""The standard's own schemas, and listings that try every part of them."""

import json
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema
from django.conf import settings
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from providers.models import (
    CostOption,
    Funding,
    ListingContact,
    Location,
    Phone,
    ProviderIdentifier,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
    WebLink,
)
from tests.factories.accounts import OrganisationFactory
from tests.factories.providers import ProviderFactory, ServiceFactory

SCHEMAS = settings.SHARED_DIR / "standards" / "oruk" / "schema"


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return the validator of one of the standard's schemas, such as "compiled/service"."""

    def fetch(uri: str) -> Resource:
        found = json.loads((SCHEMAS / uri.rsplit("/", 1)[-1]).read_text())
        return Resource.from_contents(found, default_specification=DRAFT202012)

    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    return jsonschema.Draft202012Validator(
        schema,
        registry=Registry(retrieve=fetch),
        format_checker=jsonschema.FormatChecker(["uuid", "email", "date"]),
    )


def assert_conforms(body: Any, name: str) -> None:
    """Fail with what the standard's schema finds wrong, and with any field left empty."""
    errors = [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(body)]
    assert not errors, errors
    assert not list(empties(body)), list(empties(body))


def empties(body: Any, path: str = "$") -> Any:
    """Yield where a null, an empty text or an empty list stands (NOTES 1.5, rule 1)."""
    if isinstance(body, dict):
        for name, value in body.items():
            if value is None or value in ("", [], {}):
                yield f"{path}.{name}"
            yield from empties(value, f"{path}.{name}")
    elif isinstance(body, list):
        for number, value in enumerate(body):
            yield from empties(value, f"{path}[{number}]")


def assert_envelope(body: dict[str, Any], *, total: int, page: int = 1) -> None:
    """Check the page envelope (NOTES 1.4)."""
    assert set(body) == {
        *("total_items", "total_pages", "page_number", "size"),
        *("first_page", "last_page", "empty", "contents"),
    }
    assert (body["total_items"], body["page_number"]) == (total, page)
    assert body["size"] == len(body["contents"])
    assert body["empty"] == (not body["contents"])
    assert body["first_page"] == (page == 1)


def full_service(**fields: Any) -> Service:
    """Make a listing that has everything that can be told of one."""
    organisation = OrganisationFactory(
        kind="provider", name="The choir trust", email="info@choir.example", phone="01772 900001"
    )
    provider = ProviderFactory(
        organisation=organisation,
        **PROVIDER,
    )
    ProviderIdentifier.objects.create(
        provider=provider, scheme="GB-MPR", kind="Mutual", identifier="77"
    )
    service = ServiceFactory(provider=provider, at=[(353900, 429200)], **{**SERVICE, **fields})
    place = service.places.get()
    Location.objects.filter(pk=place.location_id).update(**PLACE)
    of = {"service": service}
    both = {**of, "provider": provider}
    CostOption.objects.create(
        **of, option="A session", amount=Decimal("2.50"), valid_from=date(2026, 1, 1)
    )
    CostOption.objects.create(**of, option="Members", amount_description="By arrangement")
    hours = {"opens_at": time(10), "closes_at": time(12)}
    Schedule.objects.create(**of, byday="TU", dtstart=date(2026, 7, 7), **hours)
    Schedule.objects.create(**of, freq="YEARLY", description="Summer concert", notes="All welcome")
    ServiceArea.objects.create(
        **of, name="Preston", code="E07000123", uri="https://areas.example/id/E07000123"
    )
    RequiredDocument.objects.create(**of, document="A letter")
    Phone.objects.create(**both, number="01772 900002", kind="text", languages=["Urdu"])
    WebLink.objects.create(**both, label="Pictures", url="https://www.choir.example/pictures")
    Funding.objects.create(**both, funder="The lottery", is_public=True, amount=9999)
    Funding.objects.create(**both, funder="A secret donor")
    contact = {"name": "Ada Made-Up", "department": "Singing", "email": "office@choir.example"}
    ListingContact.objects.create(**both, title="Conductor", is_public=True, **contact)
    ListingContact.objects.create(**both, title="Not asked")
    taxonomy = Taxonomy.objects.create(slug="arts", name="Arts", description="", version="2")
    term = TaxonomyTerm.objects.create(taxonomy=taxonomy, code="A1", name="Singing")
    ServiceTerm.objects.create(**of, taxonomyterm=term, link_type="service_type", value="weekly")
    return service


PROVIDER = {
    "charity_number": "1234567",
    "website": "https://www.choir.example",
    "alternate_name": "Choir",
    "legal_status": "Charity",
    "year_incorporated": 1999,
    "logo": "https://www.choir.example/logo.png",
    "uri": "https://registers.example/choir",
}
SERVICE = {
    "name": "Choir",
    "alternate_name": "Sing out",
    "description": "We sing\n\nEverybody can",
    "alert": "Closed on 1 May",
    "needs": ["loneliness"],
    "minimum_age": 18,
    "maximum_age": 90,
    "eligibility": "Anybody",
    "women_only": True,
    "women_only_words": "Women, and whoever lives as one",
    "made_for": ["faith", "language"],
    "made_for_words": "Jewish people who speak Yiddish",
    "languages": ["Urdu", "English"],
    "interpretation": "Sign language",
    "accreditations": "Quality mark",
    "licences": "Alcohol",
    "fees": "£2",
    "is_free": False,
    "online": True,
    "small_group": True,
    "is_quiet": False,
    "accompanied_first_visit": True,
    "offers_transport": True,
    "transport_help": "We fetch you",
    "capacity": "full",
    "wait_weeks": 6,
    "referral_route": "self",
    "how_to_refer": "Just come",
    "url": "https://www.choir.example/join",
    "email": "info@choir.example",
    "phone": "01772 900000",
    "opening_text": "Not in August",
    "is_term_time_only": True,
    "area_served": "Preston and around",
    "verified_on": date(2026, 11, 3),
    "assurer_email": "info@choir.example",
    "host": "Ada Made-Up leads it",
}
PLACE = {
    "name": "The hall",
    "address_2": "Upstairs",
    "county": "Lancashire",
    "latitude": 53.75,
    "longitude": -2.7,
    "alternate_name": "Old hall",
    "description": "Red door",
    "url": "https://hall.example",
    "external_identifier": "100",
    "external_identifier_type": "UPRN",
    "languages": ["Welsh"],
    "accessibility": "Ramp",
    "accessibility_details": "At the back",
    "accessibility_url": "https://hall.example/access",
    "is_step_free": True,
    "has_hearing_loop": True,
    "has_parking": False,
    "transport": "Bus 3",
}
