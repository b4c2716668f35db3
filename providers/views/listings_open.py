"""Opening the private link by which a provider confirms its listings."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from providers.selectors import keeping
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "listings"


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def listings_open(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whatever the link; pressing it goes on to the listings."""
    return private_links.open_link(
        request,
        purpose=PURPOSE,
        template="providers/listings_open.html",
        find=lambda _at: keeping.provider_of_link(token=token),
        then="providers:listings_confirm",
    )
