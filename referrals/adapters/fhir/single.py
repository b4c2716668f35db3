"""A ServiceRequest sent by itself, with the person and the agreement contained in it."""

from typing import Any

from referrals.adapters.fhir.bundle import with_contained
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.identifiers import ods_code_behind
from referrals.adapters.fhir.message import Read
from referrals.adapters.fhir.outcome import Issue, Refused
from referrals.adapters.fhir.service_request import identifier_of, read_referral
from referrals.adapters.fhir.shape import check_shape
from referrals.models import Asked


def read_single(body: Any, *, key: str) -> Read:
    """Return the referral of a ServiceRequest. :raises Refused: with every fault found."""
    issues: list[Issue] = []
    request = Element(body, "ServiceRequest", issues)
    if request.kind != "ServiceRequest":
        request.note("value", "A ServiceRequest is expected", "resourceType")
        raise Refused(*issues)
    if request.text("id"):
        request.note("invariant", "A new referral has no id yet: it is given here", "id")
    held = with_contained(request)
    for resource in held.everything:
        check_shape(resource)
    if request.text("status") not in {"", "active"}:
        request.note("value", "A new referral is active", "status")
    new = read_referral(request, held)
    sender = ods_code_behind(request.one("requester"), held)
    if issues:
        raise Refused(*issues)
    return Read(Asked.NEW, f"create|{key}", identifier_of(request), sender, new=new)
