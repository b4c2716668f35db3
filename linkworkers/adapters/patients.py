"""FHIR Patients, with the people around them, as the table that an import reads. Pure."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from linkworkers.adapters.patient_row import (
    COLUMNS,
    Row,
    listed,
    number_of,
    part,
    related_words,
    row_of,
    text,
)
from spcore.loading.report import Unusable

MARK = b"\xef\xbb\xbf"
OF_PATIENT = re.compile(r"Patient/(\d{10})(?:/|$)")
AROUND = "People around them"
NO_JSON = "is no JSON that can be read."
NO_PATIENT = "holds no patient."


def as_table(content: bytes, *, name: str, on: date) -> bytes:
    """
    Return a FHIR Patient, or a Bundle, as a CSV file; any other file as it is.

    What ended before the day `on` is left out.
    :raises Unusable: when it is JSON and holds no patient.
    """
    plain = content.removeprefix(MARK).lstrip()
    if not plain.startswith((b"{", b"[")):
        return content
    found = list(_resources(_read(plain, name)))
    rows = {number: row_of(resource, on=on) for number, resource in _patients(found)}
    if not rows:
        remedy = "Send a FHIR Patient, or a Bundle that holds the people with whoever is theirs."
        raise Unusable(f"{name} {NO_PATIENT}", remedy)
    for number, resource in _related(found):
        row = rows.setdefault(number, {"NHS number": number})
        row[AROUND] = "\n".join(filter(None, [row.get(AROUND), related_words(resource, on=on)]))
    return _written(list(rows.values()))


def _read(content: bytes, name: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unusable(f"{name} {NO_JSON}", "Send it again as it was received.") from error


def _resources(found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each resource with the address it stood at."""
    entries = [{"resource": found}]
    if isinstance(found, dict) and found.get("resourceType") == "Bundle":
        entries = listed(found, "entry")
    for entry in entries:
        resource = part(entry, "resource")
        if resource:
            yield text(entry, "fullUrl"), resource


def _patients(found: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, (_url, resource) in enumerate(found):
        if resource.get("resourceType") == "Patient":
            yield number_of(resource) or f"without a number, {place}", resource


def _related(found: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each person around a patient with that patient's NHS number."""
    for url, resource in found:
        if resource.get("resourceType") == "RelatedPerson":
            whom = part(resource, "patient")
            stood = OF_PATIENT.search(text(whom, "reference")) or OF_PATIENT.search(url)
            yield text(part(whom, "identifier"), "value") or (stood[1] if stood else ""), resource


def _written(rows: list[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, [*COLUMNS, AROUND], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
