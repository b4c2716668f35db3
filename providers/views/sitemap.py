"""The list of lists of public pages, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from providers.selectors.sitemap import PARTS
from spcore.access import for_anybody
from spcore.private_links import address

XML = "application/xml"


@for_anybody
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the parts: each holds at most a sixteenth of the listings, so none grows too long."""
    parts = [address(reverse("providers:sitemap_part", args=[part])) for part in PARTS]
    return render(request, "providers/sitemap.xml", {"parts": parts}, content_type=XML)
