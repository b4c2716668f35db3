"""The fund, as everybody may read it, with its rounds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors.rounds import round_rows
from spcore.access import for_anybody


@for_anybody
@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """Show open rounds and earlier ones; whoever runs the fund sees those in preparation too."""
    actor = request.actor
    context = {
        "rounds": round_rows(actor=actor, on=timezone.localdate()),
        "runs": actor.role in policies.RUNNERS,
        "applies": actor.role in policies.APPLICANTS,
    }
    return render(request, "fund/round_list.html", context)
