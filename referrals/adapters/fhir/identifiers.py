"""NHS numbers and ODS codes as FHIR carries them."""

import re
from typing import Any

from referrals.adapters.fhir.bundle import Resources
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.terms import NHS_NUMBER, ODS_CODE
from spcore.errors import Invalid
from spcore.nhs_number import parse_nhs_number

# Only the form of a code; what kind of organisation it names is looked up, never guessed.
ODS = re.compile(r"^[0-9A-Z]{3,12}$")
DUMMIES = {"0000000000", "1111111111"}  # they pass modulus 11, and nobody has them


def is_system(found: str, wanted: str) -> bool:
    """Compare identifier systems: published examples write both /Id/ and /id/, http and https."""
    return _plain(found) == _plain(wanted)


def _plain(system: str) -> str:
    return system.casefold().removeprefix("http://").removeprefix("https://")


def nhs_number_of(patient: Element) -> str:
    """Return the ten digits, or nothing where there is no number; a bad one is noted."""
    found = set()
    for identifier in patient.many("identifier"):
        if not is_system(identifier.text("system"), NHS_NUMBER):
            continue
        typed = identifier.text("value")
        try:
            digits = parse_nhs_number(typed)
        except Invalid as fault:
            identifier.note("value", str(fault), "value")
            continue
        if digits in DUMMIES:
            identifier.note("value", "This NHS number stands for nobody", "value")
        found.add(digits)
    if len(found) > 1:
        patient.note("value", "Two different NHS numbers are given", "identifier")
    return found.pop() if len(found) == 1 else ""


def ods_code_of(organisation: Element) -> str:
    """Return the ODS code of an Organization, in capitals; a bad one is noted."""
    for identifier in organisation.many("identifier"):
        if is_system(identifier.text("system"), ODS_CODE):
            code = identifier.text("value").upper()
            if ODS.match(code):
                return code
            identifier.note("value", "An ODS code has 3 to 12 letters and digits", "value")
    return ""


def ods_code_behind(reference: Element, held: Resources) -> str:
    """Return the ODS code a reference leads to: its own, an Organization's, or a role's."""
    own = reference.one("identifier")
    if is_system(own.text("system"), ODS_CODE):
        return own.text("value").upper()
    target = held.find(reference)
    if target is None:
        return ""
    if target.kind == "Organization":
        return ods_code_of(target)
    if target.kind == "PractitionerRole":
        return ods_code_behind(target.one("organization"), held)
    return ""


def identifier(system: str, value: str) -> dict[str, Any]:
    """Return an Identifier."""
    return {"system": system, "value": value}
