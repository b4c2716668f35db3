"""One provider's evidence, for those who check it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.policies import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CHECK_EVIDENCE])
@require_http_methods(["GET"])
def assurance_detail(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Show every kind of evidence, and a button for what waits for a check."""
    actor = request.actor  # type: ignore[attr-defined]
    on = timezone.localdate()
    provider = selectors.provider_for_evidence(actor=actor, provider_id=provider_id)
    context = {
        "provider": provider,
        "lines": selectors.assurance_lines(actor=actor, provider_id=provider.pk, on=on),
        "is_assured": selectors.is_assured(provider.pk, on=on),
    }
    return render(request, "providers/assurance_detail.html", context)
