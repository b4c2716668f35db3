"""What `manage.py check` says about this installation."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

ASSETS = settings.BASE_DIR / "build" / "assets" / "nhsuk" / "css" / "nhsuk.css"


@register("staticfiles")
def assets_are_built(**_kwargs: Any) -> list[CheckMessage]:
    """Say how to get the NHS style sheet where it is missing."""
    if ASSETS.exists():
        return []
    return [
        Warning("The NHS design system is not built.", hint="Run make assets.", id="kernel.W001")
    ]
