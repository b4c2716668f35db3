"""What the open data answers to an address it does not have: JSON, never a page."""

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from providers.api.oruk_base import OrukView


class OrukMissing(OrukView):
    """No such address."""

    def get(self, request: Request, rest: str) -> Response:
        """Refuse. :raises NotFound:"""
        raise NotFound
