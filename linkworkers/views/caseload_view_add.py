"""Keeping a way to look at the caseload."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, selectors, services
from linkworkers.forms.caseload_narrow import CaseloadNarrowForm
from linkworkers.forms.caseload_view_add import CaseloadViewAddForm
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_CASELOAD)
@require_POST
def caseload_view_add(request: HttpRequest) -> HttpResponse:
    """Keep it by name, and go back to the list as it was."""
    form = CaseloadViewAddForm(request.POST)
    if not form.is_valid():
        return render(request, "linkworkers/caseload_view_add.html", {"form": form})
    chosen = CaseloadNarrowForm(
        QueryDict(form.cleaned_data["query"]), reads=selectors.shown_on_caseload(request.actor)
    )
    view = services.keep_view(
        name=form.cleaned_data["name"], query=chosen.query, actor=request.actor
    )
    messages.success(request, _("Kept"))
    return redirect(f"{reverse('linkworkers:caseload')}?{view.query}")
