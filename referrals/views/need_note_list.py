"""The learning notes: two minutes on each need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.views.need_help import note_links
from spcore.access import for_roles


@for_roles(*policies.MAY_LEARN)
@require_safe
def need_note_list(request: HttpRequest) -> HttpResponse:
    """List the needs; each leads to its note."""
    return render(request, "referrals/need_note_list.html", {"rows": note_links()})
