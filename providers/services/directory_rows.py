"""Directory entries as rows of our tables, written set-based; called by `load_directory` alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from providers.models import Provider, ProviderIdentifier, Service
from providers.services.directory_details import write_details
from providers.services.directory_entry import DirectoryEntry, ProviderEntry
from providers.services.directory_places import write_places
from providers.services.directory_terms import write_terms
from providers.services.directory_writing import Writing, new_keys, save
from spcore.accounts.models import Organisation, OrganisationKind

# Taken from an entry as they are.
SAME_NAME = (
    "name",
    "description",
    "status",
    "minimum_age",
    "maximum_age",
    "eligibility",
    "women_only",
    "languages",
    "is_free",
    "fees",
    "in_person",
    "at_home",
    "online",
    "by_phone",
    "one_to_one",
    "alternate_name",
    "alert",
    "interpretation",
    "accreditations",
    "licences",
    "assurer_email",
    "referral_route",
    "how_to_refer",
    "phone",
    "email",
    "url",
    "opening_text",
    "area_served",
    "verified_on",
    "verified_by",
    "source_id",
    "hash",
)


def write(writing: Writing) -> None:
    """Write everything the entries tell of."""
    writing.is_first = not writing.ids
    _write_providers(writing)
    _write_services(writing)
    write_places(writing)
    write_terms(writing)
    write_details(writing)


def _write_providers(writing: Writing) -> None:
    offered = {each.provider.source_id: each.provider for each in writing.entries}
    there = Provider.objects.filter(source=writing.source).values_list("source_id", "pk")
    writing.providers = dict(there)
    old = {key: each for key, each in offered.items() if key in writing.providers}
    new = {key: each for key, each in offered.items() if key not in writing.providers}
    writing.providers |= dict(zip(new, new_keys(Organisation, new), strict=True))
    for providers, is_new in ((new, True), (old, False)):
        rows = [_organisation(writing.providers[key], each) for key, each in providers.items()]
        save(Organisation, rows, key=("id",), is_new=is_new)
        more = [_provider(writing, each) for each in providers.values()]
        save(Provider, more, key=("organisation_id",), is_new=is_new)
    _write_identifiers(writing, offered)


def _write_identifiers(writing: Writing, offered: dict[str, ProviderEntry]) -> None:
    keys = {writing.providers[key]: each.identifiers for key, each in offered.items()}
    if not writing.is_first:
        ProviderIdentifier.objects.filter(provider__in=keys).delete()
    ProviderIdentifier.objects.bulk_create(
        ProviderIdentifier(provider_id=key, scheme=scheme, kind=kind, identifier=identifier)
        for key, each in keys.items()
        for scheme, kind, identifier in each
    )


def _organisation(key: UUID, entry: ProviderEntry) -> dict[str, Any]:
    return {
        "id": key,
        "kind": OrganisationKind.PROVIDER,
        "name": entry.name[:255],
        "phone": entry.phone[:40],
        "email": entry.email,
    }


def _provider(writing: Writing, entry: ProviderEntry) -> dict[str, Any]:
    return {
        "organisation_id": writing.providers[entry.source_id],
        "description": entry.description,
        "website": entry.website,
        "charity_number": entry.charity_number[:20],
        "company_number": entry.company_number[:20],
        "alternate_name": entry.alternate_name,
        "legal_status": entry.legal_status,
        "year_incorporated": entry.year_incorporated,
        "logo": entry.logo,
        "uri": entry.uri,
        "source": writing.source,
        "source_id": entry.source_id,
    }


def _write_services(writing: Writing) -> None:
    checked = _checked(writing)
    new = [each for each in writing.entries if each.source_id not in writing.ids]
    old = [each for each in writing.entries if each.source_id in writing.ids]
    names = [each.source_id for each in new]
    writing.ids |= dict(zip(names, new_keys(Service, names), strict=True))
    added = ({**_service(writing, each), "created_at": writing.at} for each in new)
    save(Service, added, key=("id",), is_new=True)
    changed = (_service(writing, each) for each in old)
    later = ({**row, **_later_check(row, checked[row["id"]])} for row in changed)
    kept = (_without_edits(row, writing.edited.get(row["id"], {})) for row in later)
    save(Service, kept, key=("id",), is_new=False, counted=("version",))


def _checked(writing: Writing) -> dict[UUID, tuple[date | None, str]]:
    """Return when somebody last checked the listings that are there, and who; note their edits."""
    if writing.is_first:
        return {}
    rows = Service.objects.filter(source=writing.source)
    known = list(rows.values_list("pk", "verified_on", "verified_by", "edited"))
    writing.edited = {key: edited for key, _on, _by, edited in known if edited}
    return {key: (checked_on, by) for key, checked_on, by, _edited in known}


def _without_edits(row: dict[str, Any], edited: dict[str, Any]) -> dict[str, Any]:
    """Return a row without what people changed here; what the source says of that stands beside."""
    if not edited:
        return row
    said = {name: row[name] for name in edited if name in row}
    rest = {name: value for name, value in row.items() if name not in edited}
    return {**rest, "edited": {**edited, **said}}


def _later_check(row: dict[str, Any], before: tuple[date | None, str]) -> dict[str, Any]:
    """Return the check of the row, or the one before where that is the later one."""
    checked_on, by = before
    if checked_on is None or (row["verified_on"] is not None and row["verified_on"] >= checked_on):
        return {}
    return {"verified_on": checked_on, "verified_by": by}


def _service(writing: Writing, entry: DirectoryEntry) -> dict[str, Any]:
    needs = entry.all_needs
    tags = dict.fromkeys([*(str(need.label) for need in needs), *_words(entry)])
    return {
        **{name: getattr(entry, name) for name in SAME_NAME},
        "name": entry.name[:255],
        "id": writing.service(entry),
        "provider_id": writing.provider(entry),
        "needs": needs,
        **dict(entry.told),
        "tags": "; ".join(tags),
        "source": writing.source,
        "modified_at": writing.at,
    }


def _words(entry: DirectoryEntry) -> Iterator[str]:
    yield from (term.name for term in entry.terms)
    yield from entry.tags
