"""Adding a clinical code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.clinical_code import ClinicalCodeForm
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_CODES)
@require_http_methods(["GET", "POST"])
def clinical_code_add(request: HttpRequest) -> HttpResponse:
    """Add one code to the list."""
    form = ClinicalCodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        services.add_clinical_code(fields=form.to_fields(), actor=request.actor)
        messages.success(request, _("Added"))
        return redirect("referrals:clinical_code_list")
    return render(request, "referrals/clinical_code_add.html", {"form": form})
