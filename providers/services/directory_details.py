"""What hangs on the services of directory entries: their old rows go, and the new ones come."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from django.db import models

from providers.models import (
    CostOption,
    Funding,
    ListingContact,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    WebLink,
)
from providers.services.directory_writing import Writing, save

# Under which name an entry has them, and whether their rows name the provider too.
DETAILS: tuple[tuple[type[models.Model], str, bool], ...] = (
    (Schedule, "schedules", False),
    (CostOption, "costs", False),
    (ServiceArea, "areas", False),
    (RequiredDocument, "documents", False),
    (Phone, "phones", True),
    (ListingContact, "contacts", True),
    (WebLink, "links", True),
    (Funding, "funding", True),
)


def write_details(writing: Writing) -> None:
    """Write the times, prices, areas, papers, contacts, links and funders of the entries."""
    for model, name, names_provider in DETAILS:
        if not writing.is_first:
            services = [writing.service(entry) for entry in writing.entries]
            model._default_manager.filter(service__in=services).delete()
        rows = _rows(writing, name, names_provider=names_provider)
        save(model, rows, key=("id",), is_new=True)


def _rows(writing: Writing, name: str, *, names_provider: bool) -> Iterator[dict[str, Any]]:
    for entry in writing.entries:
        for each in getattr(entry, name):
            row = {"id": uuid4(), "service_id": writing.service(entry), **asdict(each)}
            yield row | ({"provider_id": writing.provider(entry)} if names_provider else {})
