"""What other systems may ask this one, and where."""

from django.urls import NoReverseMatch, reverse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from spcore.access import ANYBODY

# What is there, by the name of its address; a name without an address is left out.
DOORS = (
    ("providers:oruk_root", "Open Referral UK 3.0: the directory as open data"),
    (
        "referrals:metadata",
        "FHIR R4: sending referrals, and asking how they are going, with a token",
    ),
)


class ApiIndex(APIView):
    """A list of the interfaces."""

    roles = frozenset({ANYBODY})
    authentication_classes = ()

    def get(self, request: Request) -> Response:
        """Return each interface's address and what it is for."""
        doors = ((_address(name), words) for name, words in DOORS)
        return Response(
            {"interfaces": [{"url": url, "what": words} for url, words in doors if url]}
        )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
