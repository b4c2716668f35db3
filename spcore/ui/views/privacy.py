"""Who can see what, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody


@for_anybody
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Who can see what, in plain words."""
    return render(request, "ui/privacy.html")
