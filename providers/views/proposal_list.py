"""Proposed edits: those to decide on, and what came of one's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from providers import policies
from providers.models import ListingProposal
from providers.policies import Action
from providers.selectors import telling
from spcore.access import for_roles
from spcore.ui.statuses import tag_html

COLOURS = {"open": "yellow", "accepted": "green", "declined": "orange", "withdrawn": "grey"}


@for_roles(*policies.WHO_MAY[Action.PROPOSE])
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    """Show both, each with its state."""
    actor = request.actor  # type: ignore[attr-defined]
    decides = actor.role in policies.WHO_MAY[Action.DECIDE]
    to_decide = telling.proposals_to_decide(actor=actor) if decides else []
    context = {
        "decides": decides,
        "to_decide": [_line(row) for row in to_decide],
        "made": [_line(row) for row in telling.proposals_made(actor=actor)],
    }
    return render(request, "providers/proposal_list.html", context)


def _line(row: ListingProposal) -> tuple[ListingProposal, str, str]:
    tag = tag_html(row.get_state_display(), COLOURS[row.state])
    return row, reverse("providers:proposal_detail", args=[row.pk]), tag
