"""One FHIR Patient of PDS or UK Core as a row of a spreadsheet. Never raises: gaps stay empty."""

from collections.abc import Callable
from datetime import date
from typing import Any

Row = dict[str, str]
COLUMNS = (
    *("NHS number", "First name", "Family name", "Name", "Known as", "Date of birth", "Gender"),
    *("Address", "Postcode", "Address is secret", "Mobile", "Home telephone", "Email"),
    *("GP practice code", "Language", "Interpreter", "Communication needs"),
    *("Emergency contact", "Contact preferences", "Date of death", "Background"),
)
NHS_NUMBER = "nhs-number"
# The last part of the address that names an extension.
VERIFICATION = "Extension-UKCore-NHSNumberVerificationStatus"
COMMUNICATION = "Extension-UKCore-NHSCommunication"
PREFERENCE = "Extension-UKCore-ContactPreference"
DEATH = "Extension-UKCore-DeathNotificationStatus"
REMOVED = "Extension-PDS-RemovalFromRegistration"
VERIFIED = {"01", "number-present-and-verified"}
ALIVE = {"", "U"}  # U: a death that was taken back
SENSITIVE = {"R", "V"}  # PDS: where they live is sensitive, and withheld
USES = ("official", "usual", "", "temp")


def row_of(patient: dict[str, Any], *, on: date) -> Row:
    """Return the row; `on` is the day on which what ended before is left out."""
    language, interpreter = _language(patient)
    temporary = [one for one in _now(patient, "address", on) if text(one, "use") == "temp"]
    written = [_written_format(one) for one in extensions(patient, PREFERENCE)]
    textphones = [
        f"Textphone: {text(point, 'value')}"
        for point in _now(patient, "telecom", on)
        if text(point, "system") == "other"
    ]
    remarks = [
        *(f"NHS number: {words}" for words in _unverified(patient)),
        *(f"NHS register: {words}" for words in _removals(patient)),
        *(f"Temporary address: {_lines(one)}, {text(one, 'postalCode')}" for one in temporary),
    ]
    return {
        "NHS number": number_of(patient),
        **_name(patient, on),
        "Date of birth": text(patient, "birthDate"),
        "Gender": text(patient, "gender"),
        **_reach(patient, on),
        "GP practice code": _practice(patient, on),
        "Language": language,
        "Interpreter": interpreter,
        "Communication needs": ". ".join(filter(None, [*written, *textphones])),
        "Emergency contact": _emergency(patient),
        "Contact preferences": ". ".join(
            filter(None, [_preference(one) for one in extensions(patient, PREFERENCE)])
        ),
        "Date of death": _died(patient),
        "Background": "\n".join(remarks),
    }


def related_words(related: dict[str, Any], *, on: date) -> str:
    """Return who somebody around the patient is, as one line."""
    name = _name(related, on)
    who = name["Name"] or f"{name['First name']} {name['Family name']}".strip()
    phones = [text(point, "value") for point in _now(related, "telecom", on)]
    wishes = [_preference(one) for one in extensions(related, PREFERENCE)]
    ways = ", ".join(filter(None, [who or "No name is given", *phones[:1], *wishes]))
    return f"{' and '.join(shown(one) for one in listed(related, 'relationship'))}: {ways}"


def number_of(patient: dict[str, Any]) -> str:
    """Return the NHS number as it is written there."""
    numbers = [
        text(one, "value")
        for one in listed(patient, "identifier")
        if text(one, "system").endswith(NHS_NUMBER)
    ]
    return next(filter(None, numbers), "")


def _name(patient: dict[str, Any], on: date) -> Row:
    names = _now(patient, "name", on) or listed(patient, "name")
    known = [text(one, "given") for one in names if text(one, "use") == "nickname"]
    names = [one for one in names if text(one, "use") in USES]
    name = min(names, key=lambda one: USES.index(text(one, "use")), default={})
    given = " ".join(each for each in name.get("given") or [] if isinstance(each, str))
    family = text(name, "family")
    return {
        "First name": given,
        "Family name": family,
        "Name": "" if given and family else text(name, "text"),
        "Known as": next(filter(None, known), ""),
    }


def _reach(patient: dict[str, Any], on: date) -> Row:
    levels = {text(label, "code") for label in listed(part(patient, "meta"), "security")}
    homes = [one for one in _now(patient, "address", on) if text(one, "use") in ("home", "")]
    home = homes[0] if homes else {}
    points = _now(patient, "telecom", on)
    phones = [point for point in points if text(point, "system") in ("phone", "sms")]
    mobiles = [point for point in phones if text(point, "use") == "mobile"]
    mails = [point for point in points if text(point, "system") == "email"]
    return {
        "Address": _lines(home),
        "Postcode": text(home, "postalCode"),
        "Address is secret": "yes" if levels & SENSITIVE else "",
        "Mobile": text(mobiles[0], "value") if mobiles else "",
        "Home telephone": next((text(one, "value") for one in phones if one not in mobiles), ""),
        "Email": text(mails[0], "value") if mails else "",
    }


def _lines(address: dict[str, Any]) -> str:
    lines = [each for each in address.get("line") or [] if isinstance(each, str)]
    return ", ".join(filter(None, [*lines, text(address, "city")])) or text(address, "text")


def _practice(patient: dict[str, Any], on: date) -> str:
    identifiers = [part(one, "identifier") for one in listed(patient, "generalPractitioner")]
    current = [one for one in identifiers if not _has_ended(one, on)]
    return next(filter(None, (text(one, "value") for one in current)), "")


def _language(patient: dict[str, Any]) -> tuple[str, str]:
    for one in extensions(patient, COMMUNICATION):
        asks = any(
            each.get("valueBoolean") is True for each in extensions(one, "interpreterRequired")
        )
        spoken = [shown(part(each, "valueCodeableConcept")) for each in extensions(one, "language")]
        return next(filter(None, spoken), ""), "yes" if asks else ""
    return "", ""


def _said(of: str) -> Callable[[dict[str, Any]], str]:
    """Return what reads one coded part of somebody's preferences."""

    def read(preference: dict[str, Any]) -> str:
        found = [shown(part(one, "valueCodeableConcept")) for one in extensions(preference, of)]
        return next(filter(None, found), "")

    return read


_written_format = _said("PreferredWrittenCommunicationFormat")
_method = _said("PreferredContactMethod")


def _preference(preference: dict[str, Any]) -> str:
    times = [text(one, "valueString") for one in extensions(preference, "PreferredContactTimes")]
    return ", ".join(filter(None, [_method(preference), *times]))


def _emergency(patient: dict[str, Any]) -> str:
    for contact in listed(patient, "contact"):
        name = part(contact, "name")
        given = " ".join(each for each in name.get("given") or [] if isinstance(each, str))
        who = text(name, "text") or f"{given} {text(name, 'family')}".strip()
        numbers = [text(point, "value") for point in listed(contact, "telecom")]
        if found := ", ".join(filter(None, [who, *numbers[:1]])):
            return found
    return ""


def _died(patient: dict[str, Any]) -> str:
    """Return the day of death, "yes" where only that it was is said; nothing of the living."""
    if day := text(patient, "deceasedDateTime")[:10]:
        return day
    told = [
        coding
        for notice in extensions(patient, DEATH)
        for status in extensions(notice, "deathNotificationStatus")
        for coding in listed(part(status, "valueCodeableConcept"), "coding")
    ]
    is_told = any(text(coding, "code") not in ALIVE for coding in told)
    return "yes" if is_told or patient.get("deceasedBoolean") is True else ""


def _unverified(patient: dict[str, Any]) -> list[str]:
    """Return what is wrong with the number itself."""
    statuses = [
        part(one, "valueCodeableConcept")
        for number in listed(patient, "identifier")
        for one in extensions(number, VERIFICATION)
    ]
    return [
        shown(one)
        for one in statuses
        if not {text(c, "code") for c in listed(one, "coding")} & VERIFIED
    ]


def _removals(patient: dict[str, Any]) -> list[str]:
    codes = [
        each
        for one in extensions(patient, REMOVED)
        for each in extensions(one, "removalFromRegistrationCode")
    ]
    return [words for one in codes if (words := shown(part(one, "valueCodeableConcept")))]


def _now(of: dict[str, Any], name: str, on: date) -> list[dict[str, Any]]:
    """Return the parts of that name that have not ended, and are not old."""
    return [
        one for one in listed(of, name) if text(one, "use") != "old" and not _has_ended(one, on)
    ]


def _has_ended(of: dict[str, Any], on: date) -> bool:
    end = text(part(of, "period"), "end")[:10]
    return bool(end) and end < on.isoformat()


def extensions(of: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the extensions whose address ends so."""
    return [one for one in listed(of, "extension") if text(one, "url").rpartition("/")[2] == name]


def shown(concept: dict[str, Any]) -> str:
    """Return a coded value in words, else its code."""
    for coding in listed(concept, "coding"):
        if words := text(coding, "display") or text(coding, "code"):
            return words
    return text(concept, "text")


def part(of: Any, name: str) -> dict[str, Any]:
    """Return an object inside another; an empty one where there is none."""
    found = of.get(name) if isinstance(of, dict) else None
    return found if isinstance(found, dict) else {}


def listed(of: Any, name: str) -> list[dict[str, Any]]:
    """Return the objects of a list inside another."""
    found = of.get(name) if isinstance(of, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def text(of: Any, name: str) -> str:
    """Return a text, or the first of several; nothing where it is none."""
    found = of.get(name) if isinstance(of, dict) else None
    if isinstance(found, list):
        found = next((each for each in found if isinstance(each, str)), "")
    return found.strip() if isinstance(found, str) else ""
