"""Every refusal of the domain and of the framework, as the issues of an OperationOutcome."""

from collections.abc import Callable, Sequence

from django.http import Http404
from rest_framework import exceptions

from referrals.adapters.fhir.outcome import HTTP, Issue, Rec, Refused
from referrals.services import AlreadyOpen, AlreadySent
from spcore import audit, errors

# Where a field of ours stands in the message.
PATHS = {
    "nhs_number": "Patient.identifier",
    "no_nhs_number": "Patient.identifier",
    "birth_date": "Patient.birthDate",
    "practice": "Patient.generalPractitioner",
    "registered_with": "Patient.generalPractitioner",
    "phone": "Patient.telecom",
    "email": "Patient.telecom",
    "address": "Patient.address",
    "reach_through": "Patient.telecom",
    "needs": "ServiceRequest.reasonCode",
    "consent": "ServiceRequest.supportingInfo",
    "reason": "ServiceRequest.reasonCode",
    "person": "ServiceRequest.subject",
}
Table = tuple[tuple[type[Exception], Callable[[Exception], Issue]], ...]


def _said(code: str, rec: Rec) -> Callable[[Exception], Issue]:
    return lambda fault: Issue(code, str(fault), rec=rec)


def _fixed(code: str, text: str, rec: Rec) -> Callable[[Exception], Issue]:
    return lambda fault: Issue(code, text, rec=rec)


def _invalid(fault: Exception) -> Issue:
    return Issue("value", str(fault), PATHS.get(getattr(fault, "field", ""), ""))


NOT_THERE = _fixed("not-found", "There is no such referral", Rec.NOT_FOUND)
AWAY = _fixed("transient", "Not available just now. Try again later", Rec.UNAVAILABLE)
ISSUES: Table = (
    (errors.NotVisible, NOT_THERE),
    (Http404, NOT_THERE),
    (exceptions.NotFound, NOT_THERE),
    (AlreadySent, _said("duplicate", Rec.CONFLICT)),
    (AlreadyOpen, _said("conflict", Rec.CONFLICT)),
    (errors.Conflict, _said("conflict", Rec.CONFLICT)),
    (errors.NotPermitted, _said("forbidden", Rec.FORBIDDEN)),
    (errors.Invalid, _invalid),
    (errors.Unavailable, AWAY),
    (audit.AuditUnavailable, AWAY),
    (
        exceptions.NotAuthenticated,
        _fixed("forbidden", "Send an access token of your own", Rec.UNAUTHORIZED),
    ),
    (
        exceptions.AuthenticationFailed,
        _fixed("forbidden", "The access token is not valid, or no longer", Rec.UNAUTHORIZED),
    ),
    (
        exceptions.PermissionDenied,
        _fixed("forbidden", "This token does not allow that", Rec.FORBIDDEN),
    ),
    (
        exceptions.UnsupportedMediaType,
        _fixed("not-supported", "Send application/fhir+json", Rec.MEDIA_TYPE),
    ),
    (
        exceptions.NotAcceptable,
        _fixed("processing", "Only application/fhir+json is offered", Rec.NOT_ACCEPTABLE),
    ),
    (exceptions.Throttled, _fixed("throttled", "Too many requests. Wait", Rec.TOO_MANY)),
    (exceptions.ParseError, _fixed("invalid", "The body cannot be read", Rec.BAD_REQUEST)),
)
FAILED = Issue("exception", "Something went wrong here. It has been noted", rec=Rec.SERVER_ERROR)


def issues_of(fault: Exception) -> tuple[int, Sequence[Issue]]:
    """Return the HTTP status and the issues of a refusal; of a failure, no detail."""
    if isinstance(fault, Refused):
        return fault.status, fault.issues
    if isinstance(fault, exceptions.MethodNotAllowed):
        return 405, [Issue("not-supported", "This address does not take that method")]
    for kind, written in ISSUES:
        if isinstance(fault, kind):
            issue = written(fault)
            return HTTP[issue.rec], [issue]
    return 500, [FAILED]
