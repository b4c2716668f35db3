"""The BaRS referral message: what it asks of us, and the synchronous answer to it."""

from dataclasses import dataclass
from typing import Any

from referrals.adapters.fhir import terms
from referrals.adapters.fhir.bundle import Resources
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.identifiers import identifier, ods_code_behind
from referrals.adapters.fhir.outcome import Issue, Refused
from referrals.adapters.fhir.service_request import (
    check_request,
    identifier_of,
    moment,
    read_changes,
    read_referral,
)
from referrals.adapters.fhir.shape import check_shape
from referrals.models import Asked
from referrals.services import DraftChanges, NewReferral, Receipt

# reason of the message, status of the ServiceRequest -> what is asked (NOTES: BaRS, Cancel)
ASKED = {
    ("new", "active"): Asked.NEW,
    ("update", "active"): Asked.UPDATE,
    ("update", "revoked"): Asked.WITHDRAW,
    ("update", "entered-in-error"): Asked.MARK_IN_ERROR,
}
STATUS = {
    Asked.NEW: "active",
    Asked.UPDATE: "active",
    Asked.WITHDRAW: "revoked",
    Asked.MARK_IN_ERROR: "entered-in-error",
}
REFERRAL = "servicerequest-request"
MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Read:
    """
    A message, understood. `referral_id` is the id we gave; `identifier` the sender's own.

    `sender_code` is the sender's ODS code, if the message names it; `reason` why it is taken back.
    """

    asked: Asked
    key: str
    identifier: str
    sender_code: str
    referral_id: str = ""
    new: NewReferral | None = None
    changes: DraftChanges | None = None
    reason: str = ""


def read_message(body: Any) -> Read:
    """Return what a message Bundle asks. :raises Refused: with every fault that was found."""
    issues: list[Issue] = []
    bundle = Element(body, "Bundle", issues)
    if bundle.kind != "Bundle" or bundle.text("type") != "message":
        bundle.note("value", "A Bundle of the type message is expected", "type")
        raise Refused(*issues)
    key = _key(bundle)
    held, header = _entries(bundle)
    request = _focus(header, held)
    asked = _asked(header, request)
    if issues or asked is None:
        raise Refused(*issues)
    read = _read(asked, request, held, key, ods_code_behind(header.one("sender"), held))
    if issues:
        raise Refused(*issues)
    return read


def _key(bundle: Element) -> str:
    own = bundle.one("identifier").text("value", most=200) or bundle.text("id", most=200)
    if not own:
        bundle.note("required", "Bundle.id is missing: the id of the message", "id")
    if not bundle.text("timestamp"):
        bundle.note("required", "Bundle.timestamp is missing", "timestamp")
    return f"Bundle|{own}"


def _entries(bundle: Element) -> tuple[Resources, Element]:
    held = Resources()
    entries = bundle.many("entry")
    if len(entries) > MOST_ENTRIES:
        bundle.note("value", f"At most {MOST_ENTRIES} entries are read", "entry")
    for entry in entries[:MOST_ENTRIES]:
        address, resource = entry.text("fullUrl", most=300), entry.one("resource")
        if not address:
            entry.note("required", "Each entry has a fullUrl", "fullUrl")
        if not resource.kind:
            entry.note("required", "Each entry has a resource with its resourceType", "resource")
            continue
        check_shape(resource)
        held.add(resource, address)
    header = held.everything[0] if held.everything else Element(None, "Bundle.entry[0]", [])
    if header.kind != "MessageHeader":
        bundle.note("invariant", "The first entry of a message is its MessageHeader", "entry[0]")
    return held, header


def _focus(header: Element, held: Resources) -> Element:
    """Return the one ServiceRequest the message is about; else note it and return an empty one."""
    focus = header.many("focus")
    found = held.find(focus[0]) if len(focus) == 1 else None
    if found is None or found.kind != "ServiceRequest":
        text = "The focus of a referral message is its one ServiceRequest, in the message"
        header.note("invariant" if focus else "required", text, "focus")
        return Element(None, f"{header.path}.focus", header.issues)
    return found


def _asked(header: Element, request: Element) -> Asked | None:
    event = header.one("eventCoding")
    if event.text("code") and event.text("code") != REFERRAL:
        text = "Only the event servicerequest-request is taken here"
        header.note("not-supported", text, "eventCoding")
        return None
    reason = next((code for system, code, _shown in header.codes("reason")), "")
    if not reason:
        header.note("required", "Say why the message is sent: new or update", "reason")
        return None
    asked = ASKED.get((reason, request.text("status")))
    if asked is None and request:
        text = "This reason does not go with this status of the ServiceRequest"
        header.note("invariant", text, "reason")
    return asked


def _read(asked: Asked, request: Element, held: Resources, key: str, sender: str) -> Read:
    own, given = identifier_of(request), request.text("id", most=64)
    if asked == Asked.NEW:
        new = read_referral(request, held)
        return Read(asked, key, own, sender, new=new)
    if not own and not given:
        request.note("required", "Name the referral by its id or its identifier", "id")
    if asked == Asked.UPDATE:
        check_request(request)
        changes = read_changes(request, held, needs_consent=False)
        return Read(asked, key, own, sender, referral_id=given, changes=changes)
    reason = "; ".join(request.words("reasonCode"))
    if not reason:
        request.note("required", "Say why the referral is taken back", "reasonCode")
    return Read(asked, key, own, sender, referral_id=given, reason=reason[:2000])


def receipt_resource(receipt: Receipt, sent_as: str = "") -> dict[str, Any]:
    """Return the ServiceRequest as it was taken: the id we gave, no word about the person."""
    system, _bar, value = sent_as.partition("|")
    own = identifier(system, value) if system else {"value": value}
    return {
        "resourceType": "ServiceRequest",
        "id": str(receipt.referral_id),
        "identifier": [
            identifier(terms.REFERENCE, receipt.reference),
            *([own] if value else []),
        ],
        "status": STATUS[receipt.asked],
        "intent": "order",
        "subject": {"type": "Patient", "display": "The person referred"},
        "authoredOn": moment(receipt.received_at),
    }


def answer_bundle(receipt: Receipt, read: Read) -> dict[str, Any]:
    """Return the synchronous answer; the same each time the same message arrives."""
    focus = f"urn:uuid:{receipt.referral_id}"
    header = {
        "resourceType": "MessageHeader",
        "id": str(receipt.message_id),
        "eventCoding": {"system": terms.BARS_EVENTS, "code": "servicerequest-response"},
        "source": {"endpoint": "urn:social-prescribing:receiver"},
        "response": {"identifier": read.key.partition("|")[2], "code": "ok"},
        "focus": [{"reference": focus}],
    }
    return {
        "resourceType": "Bundle",
        "id": str(receipt.message_id),
        "meta": {"profile": ["https://fhir.nhs.uk/StructureDefinition/BARSBundleMessage"]},
        "type": "message",
        "timestamp": moment(receipt.received_at),
        "entry": [
            {"fullUrl": f"urn:uuid:{receipt.message_id}", "resource": header},
            {"fullUrl": focus, "resource": receipt_resource(receipt, read.identifier)},
        ],
    }
