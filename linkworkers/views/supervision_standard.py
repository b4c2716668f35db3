"""How often supervision is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.supervision_standard import SupervisionStandardForm
from linkworkers.selectors import supervision
from linkworkers.services.supervision import set_standard
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_STANDARD)
@require_http_methods(["GET", "POST"])
def supervision_standard(request: HttpRequest) -> HttpResponse:
    """Show what the team agreed, and change it."""
    held = supervision.standard_of(actor=request.actor)
    form = SupervisionStandardForm(
        request.POST if request.method == "POST" else None,
        initial={"weeks": held.weeks, "version": held.version},
    )
    if form.is_valid():
        set_standard(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved"))
        return redirect("linkworkers:supervision_list")
    return render(request, "linkworkers/supervision_standard.html", {"form": form})
