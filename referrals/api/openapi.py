"""The description of what other systems may ask, as OpenAPI."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from spcore.access import ANYBODY

FILE = Path(__file__).with_name("openapi.yaml")


@cache
def description() -> dict[str, Any]:
    """Return the file, read once."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


class Openapi(APIView):
    """GET: OpenAPI 3.1 of the FHIR and token addresses. Open to anybody."""

    roles = frozenset({ANYBODY})
    authentication_classes = ()

    def get(self, request: Request) -> Response:
        """Return it."""
        return Response(description())
