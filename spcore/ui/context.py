"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the service's name, the page's own address, is this the demo, who acts as what."""
    return {
        "page_address": f"{settings.SITE_ADDRESS.rstrip('/')}{request.path}",
        "service_name": settings.SERVICE_NAME,
        "is_demo": settings.DEMO,
        "actor": getattr(request, "actor", None),
    }
