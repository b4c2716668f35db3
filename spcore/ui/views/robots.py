"""What search engines may read: the public directory, and nothing at all of a demo."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from spcore.access import for_anybody
from spcore.private_links import address

TEXT = "text/plain; charset=utf-8"


@for_anybody
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Name the sitemap; keep crawlers out of the endless searches, and of a whole demo."""
    if settings.DEMO:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type=TEXT)
    search, feed = reverse("providers:directory"), reverse("providers:oruk_root")
    lines = (
        "User-agent: *",
        f"Disallow: {search}?",
        f"Disallow: {feed}",
        f"Sitemap: {address(reverse('providers:sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)
