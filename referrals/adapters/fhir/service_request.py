"""ServiceRequest: a referral as a message says it, and as we tell it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from referrals.adapters.fhir import terms
from referrals.adapters.fhir.bundle import Resources
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.identifiers import identifier
from referrals.adapters.fhir.needs import needs_in
from referrals.adapters.fhir.patient import patient_resource, read_person
from referrals.adapters.fhir.status import AGREED, Told, request_status, task_status
from referrals.adapters.fhir.story import agreement_in, risks_in, story_of
from referrals.models import Referral, RiskAnswer, Source, Urgency
from referrals.services import Answer, DraftChanges, NewReferral
from spcore.needs import Need

MOST_WORDS = 20_000
URGENCY = {
    "": Urgency.ROUTINE,  # R4: routine where nothing is said
    "routine": Urgency.ROUTINE,
    "urgent": Urgency.URGENT,
    "asap": Urgency.URGENT,
    "stat": Urgency.URGENT,
}
PRIORITY = {Urgency.ROUTINE: "routine", Urgency.SOON: "urgent", Urgency.URGENT: "urgent"}
INTENTS = frozenset({"plan", "order", "original-order", "proposal"})


def check_request(request: Element) -> None:
    """Note what keeps a ServiceRequest from being a referral to us."""
    if request.text("intent") not in INTENTS | {""}:
        request.note("value", "A referral has the intent plan or order", "intent")
    for system, code, _shown in request.codes("category"):
        if system == terms.BARS_CATEGORY and code != "referral":
            text = "Only the category referral is taken here, not requests for validation"
            request.note("not-supported", text, "category")


def identifier_of(request: Element) -> str:
    """Return the sender's own identifier of the referral, as system|value; nothing without one."""
    for one in request.many("identifier"):
        if value := one.text("value", most=200):
            return f"{one.text('system', most=199)}|{value}"
    return ""


def read_referral(request: Element, held: Resources) -> NewReferral | None:
    """Return the referral and whom it is about, or None with the faults noted."""
    check_request(request)
    patient = held.find(request.one("subject"))
    if patient is None or patient.kind != "Patient":
        text = "The person must be in the message: a Patient that the subject points at"
        request.note("invariant", text, "subject")
        return None
    person = read_person(patient, held)
    changes = read_changes(request, held, remarks=person.remarks if person else ())
    if person is None:
        return None
    return NewReferral(person.fields, changes, person.practice_code)


def read_changes(
    request: Element, held: Resources, *, remarks: Iterable[str] = (), needs_consent: bool = True
) -> DraftChanges:
    """Return what the message says of need, reason, urgency, risk and agreement."""
    reasons = list(dict.fromkeys([*request.words("reasonCode"), *_pointed(request, held)]))
    asked = request.words("code") + [one.text("text") for one in request.many("note")]
    words = [*reasons, *request.words("code"), *request.words("orderDetail")]
    codes = request.codes("category") + request.codes("reasonCode") + request.codes("code")
    codes += [code for one in held.of("Condition") for code in one.codes("code")]
    story = [*remarks, *story_of(request, held)]
    answer, risk = risks_in(held)
    values = {
        "needs": needs_in(codes, words),
        "reason": "\n".join(filter(None, [*reasons, *asked]))[:MOST_WORDS],
        "background": "\n".join(story)[:MOST_WORDS],
        "urgency": URGENCY.get(request.text("priority"), Urgency.ROUTINE),
        "risk_answer": RiskAnswer.NAMED if answer else RiskAnswer.NOT_ASKED,
        "risk_detail": risk[:MOST_WORDS],
    }
    if not values["reason"] and not values["needs"]:
        text = "Say why the person is referred: a reason, a need or a note"
        request.note("required", text, "reasonCode")
    answers: tuple[Answer, ...] = ()
    if needs_consent:
        agreed = agreement_in(request, held)
        answers = (agreed,) if agreed else ()
    return DraftChanges(values=values, answers=answers)


def _pointed(request: Element, held: Resources) -> list[str]:
    """Return what the conditions and observations say that are given as the reason."""
    found = [held.find(reference) for reference in request.many("reasonReference")]
    shown = [reference.text("display") for reference in request.many("reasonReference")]
    return [*(word for one in found if one for word in one.words("code")), *filter(None, shown)]


def service_request_resource(
    referral: Referral, *, told: Told, classes: frozenset[str], codes: dict[str, terms.Code]
) -> dict[str, Any]:
    """Return a referral as this reader is told of it: `classes` are those they may read."""
    task = task_status(
        referral.status, referral.outcome, was_met=referral.first_contact_at is not None, told=told
    )
    written: dict[str, Any] = {
        "resourceType": "ServiceRequest",
        "id": str(referral.pk),
        "contained": [patient_resource(referral.whom)],
        "identifier": identifiers_of(referral),
        "status": request_status(task),
        "intent": "order",
        "priority": PRIORITY[Urgency(referral.urgency)],
        "code": _code(task, told, codes),
        "subject": {"reference": "#patient"},
        "requester": organisation_reference(referral),
    }
    if referral.submitted_at:
        written["authoredOn"] = moment(referral.submitted_at)
    if referral.source == Source.GP:
        by_gp = terms.concept(terms.SNOMED, *terms.BY_GP)
        written["extension"] = [{"url": terms.SOURCE, "valueCodeableConcept": by_gp}]
    if reasons := _reasons(referral, classes):
        written["reasonCode"] = reasons
    return written


def _code(task: str, told: Told, codes: dict[str, terms.Code]) -> dict[str, Any]:
    if task in AGREED and told != Told.THREE and "accepted" in codes:
        return terms.concept(*codes["accepted"])
    return {"text": "Social prescribing"}


def _reasons(referral: Referral, classes: frozenset[str]) -> list[dict[str, Any]]:
    needs = referral.needs if "needs" in classes else []
    found = [terms.concept(terms.NEED, need, str(Need(need).label)) for need in needs]
    if "background" in classes and referral.reason:
        found.append({"text": referral.reason})
    return found


def identifiers_of(referral: Referral) -> list[dict[str, Any]]:
    """Return our reference, and the identifiers it was sent under."""
    own = [identifier(terms.REFERENCE, referral.reference)]
    for row in getattr(referral, "arrived", []):
        system, _bar, value = row.identifier.partition("|")
        own.append(identifier(system, value) if system else {"value": value})
    return own


def organisation_reference(referral: Referral) -> dict[str, Any]:
    """Return who referred: the organisation, by its ODS code where it has one."""
    organisation = referral.referring_organisation
    written: dict[str, Any] = {"type": "Organization", "display": organisation.name}
    if organisation.ods_code:
        written["identifier"] = identifier(terms.ODS_CODE, organisation.ods_code)
    return written


def moment(at: datetime) -> str:
    """Return an instant as FHIR writes it."""
    return at.isoformat(timespec="seconds")
