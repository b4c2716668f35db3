"""The words a team's notes begin with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEMPLATES)
@require_http_methods(["GET"])
def note_template_list(request: HttpRequest) -> HttpResponse:
    """List them by name."""
    templates = selectors.note_templates(actor=request.actor)
    return render(request, "linkworkers/note_template_list.html", {"templates": templates})
