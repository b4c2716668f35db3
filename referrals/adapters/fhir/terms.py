"""The systems and codes of FHIR, UK Core, BaRS and SNOMED CT that we read and write."""

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code"
SNOMED = "http://snomed.info/sct"
# Our own: the reference people read aloud, the key of a person, the needs, how it ended.
REFERENCE = "urn:social-prescribing:reference"
PERSON = "urn:social-prescribing:person"
NEED = "urn:social-prescribing:need"
OUTCOME = "urn:social-prescribing:outcome"
STATUS = "urn:social-prescribing:status"

UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition"
UK_CODES = "https://fhir.hl7.org.uk/CodeSystem"
VERIFICATION = f"{UK_CORE}/Extension-UKCore-NHSNumberVerificationStatus"
UNAVAILABLE = f"{UK_CORE}/Extension-UKCore-NHSNumberUnavailableReason"
CONTACT_PREFERENCE = f"{UK_CORE}/Extension-UKCore-ContactPreference"
SOURCE = f"{UK_CORE}/Extension-UKCore-SourceOfServiceRequest"
INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"

BARS_EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars"
BARS_REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars"
BARS_CATEGORY = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest"
BARS_FLAGS = "https://fhir.nhs.uk/CodeSystem/flag-categories-bars"
ERRORS = "https://fhir.nhs.uk/Codesystem/http-error-codes"
TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code"

REFERRED = ("871731000000106", "Referral to social prescribing service")
DECLINED = ("871711000000103", "Social prescribing declined")
BY_GP = ("108161000000109", "Referred by general practitioner")


Code = tuple[str, str, str]  # system, code, display


def concept(system: str, code: str, display: str) -> dict[str, object]:
    """Return a CodeableConcept of one coding, with its display as text."""
    coding = {"system": system, "code": code, "display": display}
    return {"coding": [coding], "text": display}
