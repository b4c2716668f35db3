"""What else a message says: in words for whoever triages, the risk if one is named, agreement."""

from collections.abc import Iterator

from referrals.adapters.fhir import terms
from referrals.adapters.fhir.bundle import Resources
from referrals.adapters.fhir.element import Element
from referrals.adapters.fhir.shape import KNOWN
from referrals.models import ConsentHow, Purpose
from referrals.services import Answer

# BaRS flags that name a risk. The others are told as words; none is read as "no risk".
RISKS = {"SG": "Safeguarding concern", "CW": "Call warning"}
CODED = {
    "Condition": "Problem",
    "Observation": "Observed",
    "Procedure": "Procedure",
    "Flag": "Flag",
    "Communication": "Message",
}
UNREAD = frozenset({"MessageHeader", "ServiceRequest", "Patient", "Organization", "Location"})


def story_of(request: Element, held: Resources) -> list[str]:
    """Return lines that say what the other resources hold, and who referred."""
    lines = [*_referrer(request, held)]
    for resource in held.everything:
        lines += _lines_of(resource)
    lines += [text for one in [request.text("patientInstruction")] if (text := one)]
    strange = sorted({one.kind for one in held.everything} - KNOWN - {""})
    return lines + ([f"Also sent, and not read here: {', '.join(strange)}"] if strange else [])


def _referrer(request: Element, held: Resources) -> Iterator[str]:
    reference = request.one("requester")
    found = held.find(reference)
    if found is not None and found.kind == "PractitionerRole":
        found = held.find(found.one("practitioner")) or found
    if found is None:
        if reference.text("display"):
            yield f"Referred by: {reference.text('display')}"
        return
    numbers = [point.text("value") for point in found.many("telecom")]
    if words := ", ".join(filter(None, [_called(found), *numbers])):
        yield f"Referred by: {words}"


def _called(resource: Element) -> str:
    if not isinstance(resource.value.get("name"), list):
        return resource.text("name")
    for name in resource.many("name"):
        whole = [*name.texts("prefix"), *name.texts("given"), name.text("family")]
        return name.text("text") or " ".join(filter(None, whole))
    return ""


def _lines_of(resource: Element) -> Iterator[str]:
    if resource.kind in CODED:
        for words in resource.words("code" if resource.kind != "Communication" else "topic"):
            value = resource.text("valueString") or ", ".join(
                resource.words("valueCodeableConcept")
            )
            yield f"{CODED[resource.kind]}: {words}{f', {value}' if value else ''}"
        yield from (f"Note: {one.text('text')}" for one in resource.many("note"))
    if resource.kind == "Goal":
        yield from (f"Goal: {words}" for words in resource.words("description"))
    if resource.kind == "CarePlan":
        yield from _plan(resource)


def _plan(plan: Element) -> Iterator[str]:
    for name in ("title", "description"):
        if text := plan.text(name):
            yield f"Plan: {text}"
    for activity in plan.many("activity"):
        yield from (f"Plan: {words}" for words in activity.words("outcomeCodeableConcept"))
        if text := activity.one("detail").text("description"):
            yield f"Plan: {text}"


def risks_in(held: Resources) -> tuple[bool, str]:
    """Tell whether the message names a risk, and return its words. Silence is "not asked"."""
    named = []
    for flag in held.of("Flag"):
        kinds = {code for system, code, _s in flag.codes("category") if system == terms.BARS_FLAGS}
        if flag.text("status") == "active" and kinds & set(RISKS):
            label = RISKS[sorted(kinds & set(RISKS))[0]]
            named.append(": ".join([label, *flag.words("code")]))
    return bool(named), "\n".join(named)


def agreement_in(request: Element, held: Resources) -> Answer | None:
    """Return that the person agrees to be referred, if the message says so; else note it."""
    consents = [one for one in held.of("Consent") if one.text("status") == "active"]
    consents = [
        one for one in consents if "research" not in {c for _s, c, _d in one.codes("scope")}
    ]
    if any(one.one("provision").text("type") == "deny" for one in consents):
        request.note(
            "invariant", "The message says that the person does not agree", "supportingInfo"
        )
        return None
    if not consents:
        text = "Say that the person agrees to be referred: an active Consent in the message"
        request.note("required", text, "supportingInfo")
        return None
    words = ", ".join(dict.fromkeys(w for one in consents for w in one.words("category")))
    return Answer(
        purpose=Purpose.REFERRAL,
        is_given=True,
        how=ConsentHow.CARRIED_OVER,
        reason=f"Consent in the referral message: {words}"[:300],
    )
