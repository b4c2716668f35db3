"""Saying what one has to do with each applicant, before reading what they ask."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.interest_edit import InterestEditForm
from evaluation.fund.selectors.panel import applicants_for
from evaluation.fund.selectors.rounds import round_for
from evaluation.fund.services.panel import declare_interests
from spcore.access import for_roles


@for_roles(*policies.PANEL)
@require_http_methods(["GET", "POST"])
def interest_edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask of each applicant by name alone; it may be changed while the panel is at work."""
    actor = request.actor
    row = round_for(actor=actor, round_id=round_id)
    applicants = applicants_for(actor=actor, round_id=row.pk)
    sent = request.POST if request.method == "POST" else None
    form = InterestEditForm(sent, applicants=applicants)
    if form.is_bound and form.is_valid():
        declare_interests(
            round_id=row.pk, declared=form.interests(), actor=actor, at=timezone.now()
        )
        messages.success(request, _("Kept. These are yours to read and mark"))
        return redirect("fund:panel_list")
    own = [one.name for one in applicants if one.works_there]
    return render(request, "fund/interest_edit.html", {"form": form, "round": row, "own": own})
