"""What people said is missing, as they wrote it: for those who keep the directory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from providers import policies
from providers.policies import Action
from providers.selectors import telling
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.ANSWER_SUGGESTIONS])
@require_safe
def suggestion_triage(request: HttpRequest) -> HttpResponse:
    """Show what waits for an answer, oldest first."""
    rows = telling.suggestions_waiting(actor=request.actor)  # type: ignore[attr-defined]
    context = {
        "rows": [(row, reverse("providers:suggestion_answer", args=[row.pk])) for row in rows],
        "most": telling.LATEST,
    }
    return render(request, "providers/suggestion_triage.html", context)
