"""Refusals in FHIR: an OperationOutcome that names the fault, with the BaRS error codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from referrals.adapters.fhir.terms import ERRORS, UK_CORE
from spcore.errors import DomainError


class Rec(StrEnum):
    """BaRS error codes of a receiver; the last two are ours, where BaRS names none."""

    BAD_REQUEST = "REC_BAD_REQUEST"
    UNAUTHORIZED = "REC_UNAUTHORIZED"
    FORBIDDEN = "REC_FORBIDDEN"
    NOT_FOUND = "REC_NOT_FOUND"
    NOT_ACCEPTABLE = "REC_NOT_ACCEPTABLE"
    CONFLICT = "REC_CONFLICT"
    UNPROCESSABLE = "REC_UNPROCESSABLE_ENTITY"
    SERVER_ERROR = "REC_SERVER_ERROR"
    UNAVAILABLE = "REC_SERVICE_UNAVAILABLE"
    TOO_MANY = "REC_TOO_MANY_REQUESTS"
    MEDIA_TYPE = "REC_UNSUPPORTED_MEDIA_TYPE"


HTTP = {
    Rec.BAD_REQUEST: 400,
    Rec.UNAUTHORIZED: 401,
    Rec.FORBIDDEN: 403,
    Rec.NOT_FOUND: 404,
    Rec.NOT_ACCEPTABLE: 406,
    Rec.CONFLICT: 409,
    Rec.UNPROCESSABLE: 422,
    Rec.SERVER_ERROR: 500,
    Rec.UNAVAILABLE: 503,
    Rec.TOO_MANY: 429,
    Rec.MEDIA_TYPE: 415,
}


@dataclass(frozen=True, slots=True)
class Issue:
    """
    One fault. `code` is an R4 issue type, `text` plain words that never repeat what was sent.

    `path` is FHIRPath into the message, or the name of a header or parameter.
    """

    code: str
    text: str
    path: str = ""
    rec: Rec = Rec.BAD_REQUEST


class Refused(DomainError):
    """A message or request that is not accepted, and every reason found."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(issues[0].text)
        self.issues = issues

    @property
    def status(self) -> int:
        """Return the HTTP status: that of the first fault."""
        return HTTP[self.issues[0].rec]


def refuse(code: str, text: str, path: str = "", rec: Rec = Rec.BAD_REQUEST) -> Refused:
    """Return a refusal for one reason."""
    return Refused(Issue(code, text, path, rec))


def operation_outcome(issues: Iterable[Issue]) -> dict[str, Any]:
    """Return the OperationOutcome that says so."""
    return {
        "resourceType": "OperationOutcome",
        "meta": {"profile": [f"{UK_CORE}/UKCore-OperationOutcome"]},
        "issue": [_issue(issue) for issue in issues],
    }


def _issue(issue: Issue) -> dict[str, Any]:
    coding = {"system": ERRORS, "code": str(issue.rec)}
    written: dict[str, Any] = {
        "severity": "error",
        "code": issue.code,
        "details": {"coding": [coding], "text": issue.text},
        "diagnostics": f"{issue.path}: {issue.text}" if issue.path else issue.text,
    }
    return written | ({"expression": [issue.path]} if issue.path else {})
