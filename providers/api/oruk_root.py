"""The root of the open data: which standard it follows."""

from rest_framework.request import Request
from rest_framework.response import Response

from providers.api.oruk_base import OrukView

VERSION = "HSDS-UK-3.0"
PROFILE = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"
OPENAPI = "https://openreferraluk.org/specifications/3.0/openapi.json"


class OrukRoot(OrukView):
    """The root of the open data."""

    def get(self, request: Request) -> Response:
        """Return version, profile and description, as the standard's validator asks for them."""
        return Response({"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI})
