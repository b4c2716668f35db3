"""What every FHIR address does alike: who asks, in which media type, with which headers."""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from math import isfinite
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from rest_framework import exceptions
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from referrals.adapters.fhir.outcome import HTTP, Rec, Refused, operation_outcome, refuse
from referrals.api.fhir_refusals import issues_of
from spcore import audit
from spcore.access import SYSTEMS
from spcore.accounts.actor import Actor
from spcore.accounts.authentication import SystemAuthentication, SystemThrottle
from spcore.accounts.selectors import System

log = logging.getLogger(__name__)
VERSIONS = ("", "1.", "4.0")  # of BaRS, or of FHIR; nothing said takes what there is
IDS = ("X-Request-Id", "X-Correlation-Id")


class FhirRenderer(JSONRenderer):
    """JSON under FHIR's own media type."""

    media_type = "application/fhir+json"


class FhirParser(BaseParser):
    """JSON, read strictly: of a bounded size, no NaN, no name twice, no bottomless nesting."""

    media_type = "application/fhir+json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Return the body. :raises Refused: when it is not JSON."""
        # Django holds a body to its limit only where it reads the body itself.
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        held = stream.read(most + 1)
        if len(held) > most:
            raise refuse("too-costly", "The body is too large", rec=Rec.UNPROCESSABLE)
        try:
            body = json.loads(
                held.decode("utf-8"),
                parse_constant=_no_constant,
                parse_float=_finite,
                object_pairs_hook=_object,
            )
            json.dumps(body, ensure_ascii=False).encode()  # half of a surrogate pair fails here
        except (ValueError, RecursionError) as fault:
            raise refuse("invalid", "The body is not valid JSON in UTF-8") from fault
        return body


def _no_constant(_name: str) -> None:
    raise ValueError("not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError("a number out of reach")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name said twice: another reader of the same message may take the other value."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice in one object")
    return found


class PlainParser(FhirParser):
    """The same under the common media type."""

    media_type = "application/json"


class FhirView(APIView):
    """
    An address for systems: bearer token, scopes by method, OperationOutcome for every refusal.

    `scopes` names the scope each method needs; a method without one is refused.
    """

    roles = frozenset({SYSTEMS})
    scopes: ClassVar[Mapping[str, str]] = {}
    needs_headers = True
    http_method_names = ["get", "post", "head"]
    authentication_classes = (SystemAuthentication,)
    throttle_classes = (SystemThrottle,)
    renderer_classes = (FhirRenderer, JSONRenderer)
    parser_classes = (FhirParser, PlainParser)

    @property
    def system(self) -> System:
        """Return the system that asks."""
        asks = self.request.auth
        assert isinstance(asks, System)  # noqa: S101  DeclaredRoles let nobody else in
        return asks

    @property
    def actor(self) -> Actor:
        """Return whom the system acts as."""
        return self.system.actor

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check who asks, then the version asked for and the headers. :raises Refused:"""
        if (request.method or "").lower() not in self.http_method_names or not hasattr(
            self, (request.method or "").lower()
        ):
            raise exceptions.MethodNotAllowed(request.method or "")
        super().initial(request, *args, **kwargs)
        version = _version_of(request.accepted_media_type or "")
        if not any(version == known or (known and version.startswith(known)) for known in VERSIONS):
            text = "This version is not offered: ask for 1.4.0, or leave it out"
            raise refuse("processing", text, "Accept", Rec.NOT_ACCEPTABLE)
        if self.needs_headers:
            check_ids(request)

    def handle_exception(self, exc: Exception) -> Response:
        """Answer any refusal, and any failure of ours, as an OperationOutcome."""
        if isinstance(exc, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
            header = self.get_authenticate_header(self.request)
            headers = {"WWW-Authenticate": header} if header else {}
        else:
            wait = getattr(exc, "wait", None)
            headers = {"Retry-After": str(int(wait))} if wait else {}
        status, issues = issues_of(exc)
        if status >= 500 and not isinstance(exc, Refused):
            log.error("fhir request failed: %s", type(exc).__name__, exc_info=exc)
        if status == HTTP[Rec.FORBIDDEN]:
            self._note_denial()
        response = Response(operation_outcome(issues), status=status, headers=headers)
        response.exception = True
        return response

    def _note_denial(self) -> None:
        """Write down which system was refused. Nothing was shown, so it stands without it too."""
        asks = self.request.auth
        if isinstance(asks, System):
            with suppress(audit.AuditUnavailable):
                audit.record(
                    actor=asks.actor,
                    action=audit.Action.DENY,
                    label=f"fhir.{type(self).__name__}",
                    object_id=self.kwargs.get("referral_id"),
                    source=audit.source_of(self.request._request),
                )

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Send both ids back, and let nobody keep a copy."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        for name in IDS:
            if _is_uuid(value := request.headers.get(name, "")):
                response[name] = value
        return response


def check_ids(request: Request) -> None:
    """Refuse a request without the two ids that BaRS asks for. :raises Refused:"""
    for name in IDS:
        value = request.headers.get(name, "")
        if not value:
            raise refuse("required", f"The header {name} is missing", name)
        if not _is_uuid(value):
            raise refuse("invalid", f"The header {name} is not a UUID", name)


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _version_of(media_type: str) -> str:
    _kind, *parameters = media_type.split(";")
    pairs = (part.strip().partition("=") for part in parameters)
    return next((value.strip('" ') for name, _eq, value in pairs if name == "version"), "")
