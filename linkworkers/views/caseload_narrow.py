"""Choosing the order of the caseload, and who is shown; and the views that are kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.caseload_narrow import CaseloadNarrowForm, has_chosen
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_CASELOAD)
@require_http_methods(["GET"])
def caseload_narrow(request: HttpRequest) -> HttpResponse:
    """Show the form, with what the address says; it leads to the list itself."""
    actor = request.actor
    context = {
        "form": CaseloadNarrowForm(
            initial=request.GET.dict() if has_chosen(request.GET) else {},
            reads=selectors.shown_on_caseload(actor),
        ),
        "views": selectors.caseload_views(actor=actor),
    }
    return render(request, "linkworkers/caseload_narrow.html", context)
