"""Changing what is said of a clinical code."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, services
from referrals.forms.clinical_code import ClinicalCodeForm
from referrals.selectors.codes import clinical_code_for
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_CODES)
@require_http_methods(["GET", "POST"])
def clinical_code_edit(request: HttpRequest, code_id: UUID) -> HttpResponse:
    """Change one code; a change somebody made meanwhile is a conflict."""
    held = clinical_code_for(code_id=code_id)
    form = ClinicalCodeForm(request.POST if request.method == "POST" else None, held=held)
    if form.is_bound and form.is_valid():
        services.edit_clinical_code(
            code_id=held.pk,
            fields=form.to_fields(),
            version=form.cleaned_data["version"] or 0,
            actor=request.actor,
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:clinical_code_list")
    return render(request, "referrals/clinical_code_edit.html", {"form": form, "held": held})
