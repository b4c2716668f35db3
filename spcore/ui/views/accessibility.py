"""How accessible the service is, and what is not yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody


@for_anybody
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the service is, and what is not yet."""
    return render(request, "ui/accessibility.html")
