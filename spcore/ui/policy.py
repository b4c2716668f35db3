"""The header that says what a browser may do with a page: the same for all but for its nonce."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

NONCE = "the-nonce-of-this-page"  # never sent: each page's own stands in its place


class PolicyMiddleware(CSPMiddleware):
    """Write the policy of settings out once; writing it for each page takes 350 calls."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the header; a page that never asked for its nonce gets none, and cannot any more."""
        if settings.DEBUG:  # its own error pages go without
            return super().process_response(request, response)
        nonce = getattr(request, "_csp_nonce", None)
        if nonce is None:
            request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
            response.headers.setdefault(HEADER, _policy(""))
        else:
            response.headers.setdefault(HEADER, _policy(NONCE).replace(NONCE, nonce))
        return response


@cache
def _policy(nonce: str) -> str:
    return build_policy(nonce=nonce)
