"""Patient of UK Core: into the fields of a person's record, and out of it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from referrals.adapters.fhir import terms
from referrals.adapters.fhir.bundle import Resources
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.identifiers import identifier, nhs_number_of, ods_code_behind
from referrals.models import ContactChannel, NoNhsNumber, Person
from referrals.services import PersonFields
from spcore.errors import Invalid
from spcore.places.postcode import parse_postcode

SELF = {"ONESELF", "self"}
EMERGENCY = {"EP", "C", "NOK", "N"}
RESTRICTED = {"R", "V"}  # PDS: where the person lives is sensitive
CHANNELS = {
    "1": ("may_post", ContactChannel.POST),
    "3": ("may_phone", ContactChannel.PHONE),
    "4": ("may_email", ContactChannel.EMAIL),
    "9": ("may_text", ContactChannel.TEXT),
}
VERIFIED = {"01", "number-present-and-verified"}
NO_FIXED_ABODE = "ZZ99"
NOT_SAID = (
    "The referral message did not say how to reach them safely. Ask the practice before the"
    " first contact."
)
BIRTH = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """A person as a message names them; `practice_code` is looked up by whoever may ask."""

    fields: PersonFields
    practice_code: str
    remarks: tuple[str, ...] = ()


def read_person(patient: Element, held: Resources) -> ReadPerson | None:
    """Return the person, or None with the faults noted."""
    given, family = _name(patient)
    born, is_approximate = _birth_date(patient)
    number = nhs_number_of(patient)
    if patient.flag("deceasedBoolean") or patient.text("deceasedDateTime"):
        patient.note("invariant", "The message says that this person has died", "deceased")
    values = _contact(patient) | _address(patient)
    values |= _language(patient)
    values |= _preference(patient, values)
    if born is None or not family or not given:
        return None
    fields = PersonFields(
        given_name=given,
        family_name=family,
        birth_date=born,
        is_birth_date_approximate=is_approximate,
        nhs_number=number,
        no_nhs_number="" if number else NoNhsNumber.NOT_KNOWN,
        emergency_contact=_emergency(patient),
        **values,
    )
    return ReadPerson(fields, _practice_code(patient, held), tuple(_remarks(patient)))


def _name(patient: Element) -> tuple[str, str]:
    order = {"official": 0, "usual": 1, "": 2, "temp": 3}
    names = [name for name in patient.many("name") if name.text("use") in order]
    names = [name for name in names if not name.one("period").text("end")] or names
    if not names:
        patient.note("required", "Give the person's first and family name", "name")
        return "", ""
    name = min(names, key=lambda one: order[one.text("use")])
    given, family = " ".join(name.texts("given", most=100))[:100], name.text("family", most=100)
    if not given:
        name.note("required", "Give the person's first name", "given")
    if not family:
        name.note("required", "Give the person's family name", "family")
    return given, family


def _birth_date(patient: Element) -> tuple[date | None, bool]:
    typed = patient.text("birthDate")
    if not typed:
        patient.note("required", "Give the person's birth date", "birthDate")
        return None, False
    match = BIRTH.match(typed)
    try:
        if match is None:
            raise ValueError
        year, month, day = match.groups()
        return date(int(year), int(month or 7), int(day or 1)), day is None
    except ValueError:
        patient.note("value", "A birth date is written YYYY-MM-DD, and is a real day", "birthDate")
        return None, False


def _contact(patient: Element) -> dict[str, str]:
    """Return phone and email: the person's own, best ranked first, mobiles before others."""
    own = [contact for contact in patient.many("contact") if _is(contact, SELF)]
    points = [*patient.many("telecom"), *(p for one in own for p in one.many("telecom"))]
    points = [point for point in points if not point.one("period").text("end")]
    phones = [point for point in points if point.text("system") in {"phone", "sms"}]
    phones.sort(key=lambda point: point.text("use") != "mobile")
    mails = [point for point in points if point.text("system") == "email"]
    phone = phones[0].text("value", most=30) if phones else ""
    email = mails[0].text("value", most=254) if mails else ""
    if email and not _is_email(email):
        mails[0].note("value", "This is not an email address", "value")
    return {"phone": phone, "email": email}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _is(contact: Element, wanted: set[str]) -> bool:
    return any(code in wanted for _system, code, _shown in contact.codes("relationship"))


def _emergency(patient: Element) -> str:
    for contact in patient.many("contact"):
        if not _is(contact, EMERGENCY):
            continue
        name = contact.one("name")
        who = name.text("text") or " ".join([*name.texts("given"), name.text("family")]).strip()
        numbers = [p.text("value") for p in contact.many("telecom") if p.text("system") == "phone"]
        return ", ".join(filter(None, [who, *numbers[:1]]))[:200]
    return ""


def _address(patient: Element) -> dict[str, Any]:
    current = [
        one
        for one in patient.many("address")
        if one.text("use") != "old" and not one.one("period").text("end")
    ]
    if not current:
        return {}
    home = min(current, key=lambda one: {"home": 0, "": 1}.get(one.text("use"), 2))
    written = home.text("postalCode")
    parts = [*home.texts("line"), home.text("city"), home.text("district")]
    lines = ", ".join(filter(None, parts)) or home.text("text")
    postcode = ""
    if written and not written.upper().startswith(NO_FIXED_ABODE):
        try:
            postcode = parse_postcode(written)
        except Invalid:
            lines = f"{lines}, {written}" if lines else written
    levels = {label.text("code") for label in patient.one("meta").many("security")}
    sensitive = bool(levels & RESTRICTED)
    return {"address": lines[:400], "postcode": postcode, "is_address_sensitive": sensitive}


def _language(patient: Element) -> dict[str, Any]:
    spoken = ""
    for entry in patient.many("communication"):
        words = entry.words("language")
        if words and (entry.flag("preferred") or not spoken):
            spoken = words[0][:60]
    needs = any(item.flag("valueBoolean") for item in patient.extensions(terms.INTERPRETER))
    return {"language": spoken, "needs_interpreter": needs}


def _preference(patient: Element, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the message says of reaching them; what it does not say is not allowed."""
    said = {
        code
        for preference in patient.extensions(terms.CONTACT_PREFERENCE)
        for method in preference.extensions("PreferredContactMethod")
        for _system, code, _shown in method.codes("valueCodeableConcept")
    }
    allowed = [CHANNELS[code] for code in sorted(said) if code in CHANNELS]
    reach: dict[str, Any] = {name: True for name, _channel in allowed}
    wanted = [channel for _name, channel in allowed if _has(channel, values)]
    others = (ContactChannel.PHONE, ContactChannel.EMAIL, ContactChannel.POST)
    possible = wanted or [channel for channel in others if _has(channel, values)]
    if possible:
        reach["preferred_channel"] = possible[0]
    else:
        patient.note("required", "Give a phone number, an email or an address", "telecom")
    return reach | ({} if allowed else {"safe_contact_note": NOT_SAID})


def _has(channel: str, values: dict[str, Any]) -> bool:
    field = {ContactChannel.EMAIL: "email", ContactChannel.POST: "address"}
    return bool(values.get(field.get(ContactChannel(channel), "phone")))


def _practice_code(patient: Element, held: Resources) -> str:
    for reference in patient.many("generalPractitioner"):
        if code := ods_code_behind(reference, held):
            return code
    return ods_code_behind(patient.one("managingOrganization"), held)


def _remarks(patient: Element) -> list[str]:
    """Return what a worker should know of the number itself."""
    said = [
        (code, shown)
        for number in patient.many("identifier")
        for status in number.extensions(terms.VERIFICATION)
        for _system, code, shown in status.codes("valueCodeableConcept")
    ]
    return [f"NHS number: {shown or code}" for code, shown in said if code not in VERIFIED]


def patient_resource(person: Person, *, name: str = "patient") -> dict[str, Any]:
    """Return who the person is, to put inside another resource: no contact, no address."""
    number = person.nhs_number
    written: dict[str, Any] = {
        "resourceType": "Patient",
        "id": name,
        "identifier": [identifier(terms.PERSON, str(person.pk))],
        "name": [{"use": "official", "family": person.family_name, "given": [person.given_name]}],
        "birthDate": person.birth_date.isoformat(),
    }
    if number:
        written["identifier"].insert(0, identifier(terms.NHS_NUMBER, number))
    return written
