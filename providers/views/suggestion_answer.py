"""Answering in public what somebody said is missing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.suggestion_answer import SuggestionAnswerForm
from providers.policies import Action
from providers.selectors import telling
from providers.services.suggestions import answer_suggestion
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.ANSWER_SUGGESTIONS])
@require_http_methods(["GET", "POST"])
def suggestion_answer(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Show what was written, and keep the editor's own words for the public."""
    actor = request.actor  # type: ignore[attr-defined]
    suggestion = telling.suggestion_for(actor=actor, suggestion_id=suggestion_id)
    sent = request.POST if request.method == "POST" else None
    form = SuggestionAnswerForm(sent, suggestion=suggestion)
    if form.is_valid():
        answer_suggestion(
            actor=actor,
            at=timezone.now(),
            suggestion_id=suggestion_id,
            version=form.cleaned_data["version"],
            answer=form.said(),
        )
        messages.success(request, _("Answered"))
        return redirect("providers:suggestion_triage")
    context = {"form": form, "suggestion": suggestion}
    return render(request, "providers/suggestion_answer.html", context)
