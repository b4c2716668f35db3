"""Task: how far a referral is, for the system that sent it."""

from typing import Any

from referrals.adapters.fhir import terms
from referrals.adapters.fhir.identifiers import identifier
from referrals.adapters.fhir.service_request import (
    PRIORITY,
    identifiers_of,
    moment,
    organisation_reference,
)
from referrals.adapters.fhir.status import AGREED, NEEDS_REASON, Told, task_status
from referrals.models import Referral, Urgency
from referrals.selectors import status_words, step_words
from referrals.states import Action, Outcome, Status
from spcore.accounts.actor import Actor

FULFIL = (terms.TASK_CODE, "fulfill", "Fulfill the focal request")
# What the team asks of the referrer is told always: it is not feedback about the person.
ASKS = {Status.RETURNED: Action.RETURN, Status.REDIRECTED: Action.REDIRECT}


def task_resource(
    referral: Referral, *, actor: Actor, told: Told, codes: dict[str, terms.Code]
) -> dict[str, Any]:
    """Return how a referral stands, as much as `told` allows. Has its steps prefetched."""
    status = task_status(
        referral.status, referral.outcome, was_met=referral.first_contact_at is not None, told=told
    )
    written: dict[str, Any] = {
        "resourceType": "Task",
        "id": str(referral.pk),
        "identifier": identifiers_of(referral),
        "status": status,
        "businessStatus": {"text": str(status_words(actor, referral.status))},
        "intent": "order",
        "priority": PRIORITY[Urgency(referral.urgency)],
        "code": terms.concept(*FULFIL),
        "focus": {"reference": f"ServiceRequest/{referral.pk}", "type": "ServiceRequest"},
        "for": _whom(referral),
        "authoredOn": moment(referral.submitted_at or referral.created_at),
        "lastModified": moment(_changed(referral, told)),
        "requester": organisation_reference(referral),
    }
    if referral.team is not None and told != Told.THREE:
        written["owner"] = {"type": "Organization", "display": referral.team.name}
    if status in NEEDS_REASON:
        written["statusReason"] = _reason(referral, status, told, codes)
    if output := _output(referral, status, told, codes):
        written["output"] = output
    return written


def _whom(referral: Referral) -> dict[str, Any]:
    person = referral.whom
    known_by = (
        identifier(terms.NHS_NUMBER, person.nhs_number)
        if person.nhs_number
        else identifier(terms.PERSON, str(person.pk))
    )
    return {"type": "Patient", "identifier": known_by}


def _changed(referral: Referral, told: Told) -> Any:
    """Return when it last moved; whoever is told three states learns of no move in between."""
    steps = getattr(referral, "steps_taken", [])
    first = referral.submitted_at or referral.created_at
    if told == Told.THREE:
        return referral.closed_at or referral.allocated_at or first
    return steps[-1].taken_at if steps else first


def _reason(
    referral: Referral, status: str, told: Told, codes: dict[str, terms.Code]
) -> dict[str, Any]:
    if referral.status == Status.CLOSED:
        how = Status(referral.status) if told == Told.CODES else Outcome(referral.outcome)
        label = str(how.label)
        coded = codes.get("declined") if referral.outcome == Outcome.DECLINED else None
        return terms.concept(*coded) if coded else {"text": label}
    label = str(Status(referral.status).label)
    action = ASKS.get(Status(referral.status))
    if told == Told.ALL or action:
        return {"text": _last_words(referral, action) or label}
    return {"text": label}


def _last_words(referral: Referral, action: Action | None) -> str:
    steps = [s for s in getattr(referral, "steps_taken", []) if action in (None, s.action)]
    return step_words(steps[-1]) if steps else ""


def _output(
    referral: Referral, status: str, told: Told, codes: dict[str, terms.Code]
) -> list[dict[str, Any]]:
    """Return the code for the record once it may be written, and how it ended if that is told."""
    if told == Told.THREE:
        return []
    found = []
    if status in AGREED and "accepted" in codes:
        found.append(_entry("Code for the record", terms.concept(*codes["accepted"])))
    if referral.status == Status.CLOSED and told == Told.ALL:
        outcome = Outcome(referral.outcome)
        ended = terms.concept(terms.OUTCOME, outcome.value, str(outcome.label))
        found.append(_entry("How it ended", ended))
    return found


def _entry(name: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": {"text": name}, "valueCodeableConcept": value}
