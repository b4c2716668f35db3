"""Saying that a piece of evidence was checked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors, services
from providers.forms.assurance_check import AssuranceCheckForm
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CHECK_EVIDENCE])
@require_http_methods(["POST"])
def assurance_check(request: HttpRequest, assurance_id: UUID) -> HttpResponse:
    """Let the evidence count from today until it runs out."""
    actor = request.actor  # type: ignore[attr-defined]
    assurance = selectors.assurance_for(actor=actor, assurance_id=assurance_id)
    form = AssuranceCheckForm(request.POST)
    if form.is_valid():
        services.check_assurance(
            actor=actor,
            at=timezone.now(),
            assurance_id=assurance_id,
            version=form.cleaned_data["version"],
        )
        messages.success(request, _("Checked"))
    return redirect("providers:assurance_detail", provider_id=assurance.provider_id)
