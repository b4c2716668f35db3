"""The header that says what a browser may do with a page: the same for all but for its nonce."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

NONCE = "the-nonce-of-this-page"  # never sent: each page's own stands in its place


class PolicyMiddleware(CSPMiddleware):
    """Write the policy of settings out once; writing it for each page takes 350 calls."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the header; a page that never asked for its nonce gets none, and cannot any more."""
        nonce = getattr(request, "_csp_nonce", None)
        if nonce is None:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy().replace(NONCE, nonce))
        return response


@cache
def _policy() -> str:
    return build_policy(nonce=NONCE)
