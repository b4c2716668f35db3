"""Registered charities with UK-CAT codes; those whose codes speak of no need are refused."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from providers.adapters.fields import Watch, known
from providers.adapters.records import entries_of_csv, files_in, nameless
from providers.adapters.taxonomies.ukcat import UKCAT
from providers.models import LocationKind
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    PlaceEntry,
    ProviderEntry,
    Source,
    TermEntry,
)
from spcore.loading.files import Row, read_rows
from spcore.loading.report import Refusal
from spcore.loading.wording import paragraphs, sensible_case, sentence_case

SOURCE = Source("charities", "Registered charities (UK-CAT sample)", "CC BY 4.0; OGL v3")
REQUIRED = ("org_id", "reg_number", "name", "postcode", "active", "activities", "objects", "UKCAT")


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the charities that do something for people in need. :raises Unusable:"""
    for path in files_in(paths, ".csv"):
        read_row = partial(_read, names=_names_beside(path))
        yield from entries_of_csv(path, read_row, required=REQUIRED)


def _names_beside(path: Path) -> dict[str, str]:
    """Return what the codes are called, where the vocabulary's own file lies at hand."""
    vocabulary = path.parent.parent / "taxonomies" / "ukcat.csv"
    if not vocabulary.exists():
        return {}
    rows = read_rows(vocabulary, required=("Code", "tag"))
    return {row["Code"]: row["tag"] for row in rows if isinstance(row, Row)}


def _read(row: Row, *, names: dict[str, str]) -> Found:
    name = sensible_case(known(row["name"]))
    if not (name and row["org_id"]):
        return nameless(row.number)
    if row["active"].casefold() not in ("true", "yes", "1", ""):
        return Refusal(row.number, "active", f"{name} is not active.")
    terms = _terms(row["UKCAT"], names)
    if not any(term.needs for term in terms):
        codes = row["UKCAT"] or "no codes"
        return Refusal(
            row.number,
            "UKCAT",
            f"{name} ({codes}) does nothing our needs speak of.",
            "Nothing to do, unless its codes are wrong.",
        )
    return _entry(row, name, terms)


def _entry(row: Row, name: str, terms: tuple[TermEntry, ...]) -> DirectoryEntry:
    watch = Watch(row.number)
    description = _description(row)
    website = watch.url(row.get("web"), "web")
    postcode = watch.postcode(row["postcode"])
    provider = ProviderEntry(
        source_id=row["org_id"][:120],
        name=name,
        description=description,
        website=website,
        charity_number=row["reg_number"],
        company_number=known(row.get("company_number")),
    )
    return DirectoryEntry(
        source_id=row["org_id"][:120],
        name=name,
        provider=provider,
        description=description,
        terms=terms,
        url=website,
        # The register has the postal address of the charity, not where its work is done.
        places=(PlaceEntry(kind=LocationKind.POSTAL, postcode=postcode),) if postcode else (),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _description(row: Row) -> str:
    text = paragraphs(row["activities"]) or paragraphs(row["objects"])
    return sentence_case(text)


def _terms(codes: str, names: dict[str, str]) -> tuple[TermEntry, ...]:
    found = dict.fromkeys(code.strip() for code in codes.split(";"))
    return tuple(UKCAT.term(code, names.get(code, "")) for code in found if code)
