"""A sixteenth of the public listings, for search engines."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from providers.selectors.sitemap import PARTS, listings_of_part
from providers.views.sitemap import XML
from spcore.access import for_anybody
from spcore.private_links import address


@for_anybody
@require_safe
def sitemap_part(request: HttpRequest, part: str) -> HttpResponse:
    """Name each listing's page and the day it changed."""
    if part not in PARTS:
        raise Http404
    context = {
        "directory": address(reverse("providers:directory")),
        "rows": listings_of_part(part),
    }
    return render(request, "providers/sitemap_part.xml", context, content_type=XML)
