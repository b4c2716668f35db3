"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the service's name, whether this is the demo, and who acts as what."""
    return {
        "service_name": settings.SERVICE_NAME,
        "is_demo": settings.DEMO,
        "actor": getattr(request, "actor", None),
    }
