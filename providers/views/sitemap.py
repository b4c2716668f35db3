"""The list of lists of public pages, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from providers.selectors.sitemap import PARTS
from providers.selectors.sitemap_parts import further
from spcore.access import for_anybody
from spcore.private_links import address

XML = "application/xml"


@for_anybody
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the parts, each at most a sixteenth of the listings, and what apps above add."""
    parts = [address(reverse("providers:sitemap_part", args=[part])) for part in PARTS]
    parts += [address(reverse(name)) for name in further()]
    return render(request, "providers/sitemap.xml", {"parts": parts}, content_type=XML)
