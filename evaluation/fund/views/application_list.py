"""A provider's own applications and awards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.fund import policies
from evaluation.fund.selectors.applications import application_rows
from evaluation.fund.selectors.rounds import round_rows
from spcore.access import for_roles


@for_roles(*policies.APPLICANTS)
@require_safe
def application_list(request: HttpRequest) -> HttpResponse:
    """Show what was begun, sent and awarded, and which rounds are open."""
    today = timezone.localdate()
    rounds = round_rows(actor=request.actor, on=today)
    context = {
        "rows": application_rows(actor=request.actor, on=today),
        "rounds": [one for one in rounds if one.is_open],
    }
    return render(request, "fund/application_list.html", context)
