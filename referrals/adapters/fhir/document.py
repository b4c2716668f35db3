"""
A letter to the practice as a FHIR R4 document: a Bundle that starts with its Composition.

Pure: values in, dictionaries out. The content follows the PRSB Social Prescribing Information
Standard v1.1 (person, GP practice, referral details, requested actions, outcomes), the resources
UK Core. PRSB gives no code for the document, so its type is text.
"""

import base64
from datetime import datetime
from html import escape
from typing import Any
from uuid import UUID, uuid5

from referrals.models import CodeUse
from referrals.selectors.letters import Coded, Letter, Party
from referrals.states import Action

Resource = dict[str, Any]
CORE = "https://fhir.hl7.org.uk/StructureDefinition/"
ODS = "https://fhir.nhs.uk/Id/ods-organization-code"
NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
UUIDS = "urn:ietf:rfc:3986"
TYPE = "Social prescribing: message back to GP and referrer"
# Present but not traced: this service does not ask the national index.
VERIFICATION = {
    "url": f"{CORE}Extension-UKCore-NHSNumberVerificationStatus",
    "valueCodeableConcept": {
        "coding": [
            {
                "system": "https://fhir.hl7.org.uk/CodeSystem/"
                "UKCore-NHSNumberVerificationStatusEngland",
                "code": "02",
                "display": "Number present but not traced",
            }
        ]
    },
}
REQUEST_STATUS = {
    Action.ACCEPT: "active",
    Action.RETURN: "revoked",
    Action.REDIRECT: "revoked",
    Action.CLOSE: "completed",
}


def document_of(letter: Letter, *, references: str, printed: bytes, media_type: str) -> Resource:
    """
    Return the document. `references` is the system of our reference numbers, a URI.

    `printed` is the same letter for people, as PDF or HTML; `media_type` says which.
    """
    resources = [
        _composition(letter),
        _patient(letter),
        _organisation(letter.practice),
        _organisation(letter.team),
        *([_organisation(letter.scheme)] if letter.scheme.id != letter.team.id else []),
        _practitioner(letter),
        _practitioner_role(letter),
        _request(letter, references),
        *(_statement(letter, code) for code in letter.codes if code.use != CodeUse.ACCEPTED),
        _binary(letter, printed, media_type),
    ]
    return {
        "resourceType": "Bundle",
        "id": str(letter.id),
        "identifier": {"system": UUIDS, "value": f"urn:uuid:{letter.id}"},
        "type": "document",
        "timestamp": _instant(letter.written_at),
        "entry": [{"fullUrl": f"urn:uuid:{row['id']}", "resource": row} for row in resources],
    }


def _composition(letter: Letter) -> Resource:
    return {
        "resourceType": "Composition",
        "id": str(_id(letter, "composition")),
        "identifier": {"system": UUIDS, "value": f"urn:uuid:{letter.id}"},
        "status": "final",
        "type": {"text": TYPE},
        "subject": _to(letter.patient.id),
        "date": _instant(letter.written_at),
        "author": [_to(letter.team.id, letter.worker or letter.team.name)],
        "title": letter.title,
        "custodian": _to(letter.scheme.id, letter.scheme.name),
        "section": _sections(letter),
    }


def _sections(letter: Letter) -> list[Resource]:
    """Return the sections: what the practice must do comes first."""
    request = [_to(_id(letter, "request"))]
    coded = [_to(_id(letter, code.code)) for code in letter.codes if code.use != CodeUse.ACCEPTED]
    parts = [
        ("Plan and requested actions", f"Action for the practice: {letter.action}", []),
        ("Referral details", " ".join(letter.lines), request),
    ]
    if letter.outcome:
        parts.append(("Outcomes", letter.outcome, coded))
    elif coded:
        parts.append(("Outcomes", letter.codes[-1].display, coded))
    parts += [(heading, words, []) for heading, words in letter.details]
    parts.append(("Letter", "The same, to read and to print.", [_to(_id(letter, "printed"))]))
    return [_section(*part) for part in parts]


def _section(title: str, words: str, entries: list[Resource]) -> Resource:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs or "<p>-</p>"}</div>'
    section: Resource = {"title": title, "text": {"status": "generated", "div": div}}
    return section | ({"entry": entries} if entries else {})


def _patient(letter: Letter) -> Resource:
    patient = letter.patient
    row: Resource = {
        "resourceType": "Patient",
        "id": str(patient.id),
        "meta": {"profile": [f"{CORE}UKCore-Patient"]},
        "name": [{"use": "official", "family": patient.family, "given": [patient.given]}],
        "gender": patient.gender,
        "birthDate": str(patient.born.year)
        if patient.is_born_approximate
        else patient.born.isoformat(),
        "generalPractitioner": [_to(letter.practice.id, letter.practice.name)],
    }
    if patient.nhs_number:
        row["identifier"] = [
            {"extension": [VERIFICATION], "system": NHS_NUMBER, "value": patient.nhs_number}
        ]
    return row


def _organisation(party: Party) -> Resource:
    row: Resource = {
        "resourceType": "Organization",
        "id": str(party.id),
        "meta": {"profile": [f"{CORE}UKCore-Organization"]},
        "name": party.name,
    }
    if party.ods_code:
        row["identifier"] = [{"system": ODS, "value": party.ods_code}]
    if party.phone:
        row["telecom"] = [{"system": "phone", "value": party.phone}]
    if party.address:
        row["address"] = [{"text": party.address}]
    return row


def _practitioner(letter: Letter) -> Resource:
    """Return who referred; PRSB wants name, role, organisation and contact of the referrer."""
    return {
        "resourceType": "Practitioner",
        "id": str(_id(letter, "referrer")),
        "meta": {"profile": [f"{CORE}UKCore-Practitioner"]},
        "name": [{"text": letter.referrer}],
    }


def _practitioner_role(letter: Letter) -> Resource:
    row: Resource = {
        "resourceType": "PractitionerRole",
        "id": str(_id(letter, "referrer-role")),
        "meta": {"profile": [f"{CORE}UKCore-PractitionerRole"]},
        "practitioner": _to(_id(letter, "referrer"), letter.referrer),
        "organization": _to(letter.practice.id, letter.practice.name),
    }
    if letter.referrer_role:
        row["code"] = [{"text": letter.referrer_role}]
    if letter.practice.phone:
        row["telecom"] = [{"system": "phone", "value": letter.practice.phone}]
    return row


def _request(letter: Letter, references: str) -> Resource:
    """Return the referral this is about, coded where it was accepted."""
    accepted = [code for code in letter.codes if code.use == CodeUse.ACCEPTED]
    return {
        "resourceType": "ServiceRequest",
        "id": str(_id(letter, "request")),
        "meta": {"profile": [f"{CORE}UKCore-ServiceRequest"]},
        "identifier": [{"system": references, "value": letter.reference}],
        "status": REQUEST_STATUS[letter.news],
        "intent": "order",
        "code": _concept(accepted[0]) if accepted else {"text": "Social prescribing referral"},
        "subject": _to(letter.patient.id),
        "authoredOn": _instant(letter.sent_at),
        "requester": _to(_id(letter, "referrer-role"), letter.referrer),
        "performer": [_to(letter.team.id, letter.team.name)],
    }


def _statement(letter: Letter, code: Coded) -> Resource:
    return {
        "resourceType": "Observation",
        "id": str(_id(letter, code.code)),
        "status": "final",
        "code": _concept(code),
        "subject": _to(letter.patient.id),
        "effectiveDateTime": _instant(letter.written_at),
        "performer": [_to(letter.team.id, letter.team.name)],
        "valueBoolean": True,
    }


def _concept(code: Coded) -> Resource:
    coding = {"system": code.system, "code": code.code, "display": _term(code.display)}
    return {"coding": [coding], "text": _term(code.display)}


def _term(display: str) -> str:
    """Return the term without the semantic tag of its fully specified name."""
    return display.rsplit(" (", 1)[0]


def _binary(letter: Letter, printed: bytes, media_type: str) -> Resource:
    return {
        "resourceType": "Binary",
        "id": str(_id(letter, "printed")),
        "contentType": media_type,
        "data": base64.b64encode(printed).decode("ascii"),
    }


def _id(letter: Letter, part: str) -> UUID:
    """Return the same id for the same part of the same letter, however often it is built."""
    return uuid5(letter.id, part)


def _to(row_id: UUID, display: str = "") -> Resource:
    reference = {"reference": f"urn:uuid:{row_id}"}
    return reference | ({"display": display} if display else {})


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
