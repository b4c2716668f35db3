"""What the service is, and the way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody


@for_anybody
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the service is, and the way in."""
    return render(request, "ui/home.html")
