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

from providers.models import CostOption, Schedule, Service, Taxonomy, TaxonomyTerm
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
    """Make a listing that has everything."""
    provider = ProviderFactory(charity_number="1234567", website="https://www.choir.example")
    service = ServiceFactory(
        provider=provider,
        at=[(353900, 429200)],
        **{
            "name": "Choir",
            "description": "We sing",
            "needs": ["loneliness"],
            "minimum_age": 18,
            "maximum_age": 90,
            "languages": ["Urdu"],
            "fees": "£2",
            "capacity": "full",
            "wait_weeks": 6,
            "url": "https://www.choir.example/join",
            "email": "info@choir.example",
            "phone": "01772 900000",
            "area_served": "Preston",
            "verified_on": date(2026, 11, 3),
            **fields,
        },
    )
    CostOption.objects.create(service=service, option="A session", amount=Decimal("2.50"))
    hours = {"opens_at": time(10), "closes_at": time(12)}
    Schedule.objects.create(service=service, byday="TU", dtstart=date(2026, 7, 7), **hours)
    taxonomy = Taxonomy.objects.create(slug="arts", name="Arts", description="")
    service.terms.add(TaxonomyTerm.objects.create(taxonomy=taxonomy, code="A1", name="Singing"))
    return service
