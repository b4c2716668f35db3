"""Preparing a round."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.round_edit import RoundEditForm
from evaluation.fund.selectors.rounds import context_of_new
from evaluation.fund.services.rounds import add_round
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def round_add(request: HttpRequest) -> HttpResponse:
    """Ask what the money is for, with what was recorded as missing; then how it is judged."""
    actor = request.actor
    known = context_of_new(actor=actor)
    sent = request.POST if request.method == "POST" else None
    form = RoundEditForm(sent, saved={}, current=0, **known)
    if form.is_bound and form.is_valid():
        scheme_id = form.scheme_id(known["schemes"])
        row = add_round(
            scheme_id=scheme_id, fields=form.fields_of(), actor=actor, at=timezone.now()
        )
        messages.success(request, _("Kept. Now say what applications are marked on"))
        return redirect("fund:criteria_edit", row.pk)
    return render(request, "fund/round_add.html", {"form": form})
