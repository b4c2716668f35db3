"""The gallery of components, for whoever builds a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody
from spcore.ui import gallery


@for_anybody
@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show every component with an example and the way to use it."""
    return render(request, "ui/design.html", gallery.context())
