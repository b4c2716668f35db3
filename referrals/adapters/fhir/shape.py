"""What R4 demands of the resources a referral message may carry: elements and required codes."""

from collections.abc import Iterator

from referrals.adapters.fhir.element import Element

_REQUEST = "draft active on-hold revoked completed entered-in-error unknown"
_INTENT = (
    "proposal plan directive order original-order reflex-order filler-order instance-order option"
)
_EVENT = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"
_ENCOUNTER = (
    "planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown"
)
_OBSERVATION = "registered preliminary final amended corrected cancelled entered-in-error unknown"
_TASK = (
    "draft requested received accepted rejected ready cancelled in-progress on-hold failed"
    " completed entered-in-error"
)
_GENDER = "male female other unknown"
_GOAL = "proposed planned accepted active on-hold completed cancelled entered-in-error rejected"
# Type -> element -> codes; a star says that the element must be there.
CODES: dict[str, dict[str, str]] = {
    "ServiceRequest": {
        "status*": _REQUEST,
        "intent*": _INTENT,
        "priority": "routine urgent asap stat",
    },
    "Task": {"status*": _TASK, "intent*": f"{_INTENT} unknown".replace("directive ", "")},
    "Patient": {"gender": _GENDER},
    "Practitioner": {"gender": _GENDER},
    "RelatedPerson": {"gender": _GENDER},
    "Encounter": {"status*": _ENCOUNTER},
    "Observation": {"status*": _OBSERVATION},
    "Flag": {"status*": "active inactive entered-in-error"},
    "Consent": {"status*": "draft proposed active rejected inactive entered-in-error"},
    "CarePlan": {"status*": _REQUEST, "intent*": "proposal plan order option"},
    "Goal": {"lifecycleStatus*": _GOAL},
    "Procedure": {"status*": _EVENT},
    "Communication": {"status*": _EVENT},
    "EpisodeOfCare": {
        "status*": "planned waitlist active onhold finished cancelled entered-in-error"
    },
    "DocumentReference": {"status*": "current superseded entered-in-error"},
    "Questionnaire": {"status*": "draft active retired unknown"},
    "QuestionnaireResponse": {"status*": "in-progress completed amended entered-in-error stopped"},
    "Location": {"status": "active suspended inactive"},
}
# Other elements R4 demands; `a|b` says that one of them must be there.
NEEDED: dict[str, tuple[str, ...]] = {
    "MessageHeader": ("eventCoding|eventUri", "source"),
    "ServiceRequest": ("subject",),
    "Encounter": ("class",),
    "Observation": ("code",),
    "Flag": ("code", "subject"),
    "Consent": ("scope", "category"),
    "CarePlan": ("subject",),
    "Condition": ("subject",),
    "Goal": ("description", "subject"),
    "Procedure": ("subject",),
    "EpisodeOfCare": ("patient",),
    "DocumentReference": ("content",),
    "RelatedPerson": ("patient",),
    "HealthcareService": (),
    "Organization": (),
    "PractitionerRole": (),
    "Device": (),
    "Provenance": ("target", "recorded", "agent"),
}
KNOWN = frozenset(CODES) | frozenset(NEEDED)


def check_shape(resource: Element) -> None:
    """Note what R4 demands of this type and the resource lacks or says wrongly."""
    for name, is_needed, codes in _coded(resource.kind):
        code = resource.text(name)
        if is_needed and not resource.value.get(name):
            resource.note("required", f"{resource.kind}.{name} is missing", name)
        elif code and code not in codes:
            resource.note("value", f"{resource.kind}.{name} is not one of the codes of R4", name)
    for names in NEEDED.get(resource.kind, ()):
        if not any(resource.value.get(name) for name in names.split("|")):
            first = names.split("|")[0]
            resource.note("required", f"{resource.kind}.{first} is missing", first)


def _coded(kind: str) -> Iterator[tuple[str, bool, frozenset[str]]]:
    for name, codes in CODES.get(kind, {}).items():
        yield name.rstrip("*"), name.endswith("*"), frozenset(codes.split())
