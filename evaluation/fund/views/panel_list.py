"""A panel member's first page: what is to be declared, read and marked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors.panel import duties_of
from spcore.access import for_roles


@for_roles(*policies.PANEL)
@require_safe
def panel_list(request: HttpRequest) -> HttpResponse:
    """Show the rounds in which the reader sits, and what they have still to do."""
    return render(request, "fund/panel_list.html", {"duties": duties_of(actor=request.actor)})
