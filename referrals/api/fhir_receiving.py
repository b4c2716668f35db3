"""What receiving a referral by FHIR shares: whose message it is, and what becomes of it."""

import hashlib
import json
from base64 import b64decode
from dataclasses import replace
from typing import Any
from uuid import UUID

from rest_framework.request import Request

from referrals import services
from referrals.adapters.fhir.identifiers import is_system
from referrals.adapters.fhir.message import Read
from referrals.adapters.fhir.outcome import Rec, refuse
from referrals.adapters.fhir.terms import ODS_CODE
from referrals.api.fhir_reading import now
from referrals.models import Asked
from referrals.selectors import exchange, is_practice
from referrals.services import Delivery, NewReferral, Receipt
from spcore.accounts.selectors import System
from spcore.errors import NotVisible

BARS = (
    "NHSD-Target-Identifier",
    "NHSD-End-User-Organisation",
    "NHSD-Requesting-Software",
    "NHSD-Requesting-Practitioner",
)


def digest_of(body: Any) -> str:
    """Return what tells one content from another, whatever the order of its fields."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def check_bars(request: Request, system: System) -> None:
    """
    Refuse a message without the four headers of BaRS, or sent in another organisation's name.

    :raises Refused:
    """
    read = {name: _header(request, name) for name in BARS}
    for one in read["NHSD-End-User-Organisation"].get("identifier") or []:
        if isinstance(one, dict) and is_system(str(one.get("system")), ODS_CODE):
            check_sender(str(one.get("value")), system, "NHSD-End-User-Organisation")


def _header(request: Request, name: str) -> dict[str, Any]:
    value = request.headers.get(name, "")
    if not value:
        raise refuse("required", f"The header {name} is missing", name)
    try:
        read = json.loads(b64decode(value, validate=True))
    except (ValueError, RecursionError) as fault:
        raise refuse("invalid", f"The header {name} is not Base64 of JSON", name) from fault
    if not isinstance(read, dict) or not isinstance(read.get("identifier", []), list):
        raise refuse("invalid", f"The header {name} does not hold the object it should", name)
    return read


def check_sender(code: str, system: System, path: str) -> None:
    """Refuse what is sent in the name of another organisation than the token's. :raises Refused:"""
    if code and code.strip().upper() != system.ods_code:
        text = "The token belongs to another organisation than the one named as sender"
        raise refuse("forbidden", text, path, Rec.FORBIDDEN)


def deliver(read: Read, *, body: Any, system: System) -> Receipt:
    """
    Do what a message asks, once.

    :raises Refused, NotVisible, NotPermitted, Conflict, Invalid:
    """
    check_sender(read.sender_code, system, "MessageHeader.sender")
    delivery = Delivery(system.id, read.key, digest_of(body), read.identifier)
    actor, at = system.actor, now()
    if read.new is not None:
        new = _of_sender(read.new, system)
        return services.receive_referral(new=new, delivery=delivery, actor=actor, at=at)
    referral_id = _which(read, system)
    if read.asked == Asked.UPDATE and read.changes is not None:
        return services.receive_update(
            changes=read.changes, referral_id=referral_id, delivery=delivery, actor=actor, at=at
        )
    return services.receive_cancel(
        asked=read.asked,
        referral_id=referral_id,
        reason=read.reason,
        delivery=delivery,
        actor=actor,
        at=at,
    )


def _of_sender(new: NewReferral, system: System) -> NewReferral:
    """Leave out the practice where it is the sender's own: nothing is looked up for most."""
    is_own = new.practice_code.strip().upper() == system.ods_code
    return replace(new, practice_code="") if is_own and is_practice(system.actor) else new


def _which(read: Read, system: System) -> UUID:
    """Return the referral a message is about: by the id we gave, else by the sender's own."""
    try:
        return UUID(read.referral_id)
    except ValueError:
        pass
    if not read.identifier:
        raise NotVisible
    return exchange.referral_sent_as(
        actor=system.actor, system_id=system.id, identifier=read.identifier
    )
