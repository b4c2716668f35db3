"""What a round's applications are marked on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.criteria_edit import CriteriaEditForm
from evaluation.fund.selectors.rounds import own_draft
from evaluation.fund.services.rounds import set_criteria
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def criteria_edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Offer four usual ones to begin with; they are public once the round is open."""
    row = own_draft(actor=request.actor, round_id=round_id)
    sent = request.POST if request.method == "POST" else None
    form = CriteriaEditForm(sent, held=list(row.criteria.all()))
    if form.is_bound and form.is_valid():
        set_criteria(round_id=row.pk, criteria=form.criteria(), actor=request.actor)
        messages.success(request, _("Saved"))
        return redirect("fund:round_detail", row.pk)
    return render(request, "fund/criteria_edit.html", {"form": form, "round": row})
