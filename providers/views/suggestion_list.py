"""What people said is missing, and what came of it: for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from providers import policies
from providers.policies import Action
from providers.selectors import telling
from spcore.access import for_anybody
from spcore.ui.statuses import tag_html

COLOURS = {"looking": "yellow", "added": "green", "not_now": "grey"}


@for_anybody
@require_safe
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """Show the latest answers, in the editors' words."""
    rows = telling.suggestions_answered()
    may_answer = request.actor.role in policies.WHO_MAY[Action.ANSWER_SUGGESTIONS]  # type: ignore[attr-defined]
    context = {
        "rows": [(row, tag_html(row.get_state_display(), COLOURS[row.state])) for row in rows],
        "may_answer": may_answer,
    }
    return render(request, "providers/suggestion_list.html", context)
