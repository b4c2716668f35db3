"""Opening, closing, reopening, calling off and publishing a round."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies, states
from evaluation.fund.forms.reason import ReasonForm
from evaluation.fund.forms.round_reopen import RoundReopenForm
from evaluation.fund.models import FundRound
from evaluation.fund.selectors import readiness
from evaluation.fund.selectors.rounds import own_round
from evaluation.fund.services.rounds import move_round
from evaluation.fund.states import RoundAction
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def round_move(request: HttpRequest, round_id: UUID, round_action: str) -> HttpResponse:
    """Say what it will do and what is missing before it; then do it."""
    actor = request.actor
    row = own_round(actor=actor, round_id=round_id)
    if round_action not in RoundAction.values:
        raise Http404
    action = RoundAction(round_action)
    states.target_of(states.ROUND, action, row.status)
    form = _form_for(request, action, row)
    if request.method == "POST" and (form is None or form.is_valid()):
        said = form.cleaned_data if form else {}
        row = move_round(round_id=row.pk, action=action, actor=actor, at=timezone.now(), **said)
        messages.success(request, _("Now: %(status)s") % {"status": row.get_status_display()})
        return redirect("fund:round_detail", row.pk)
    context = {
        "round": row,
        "action": action,
        "form": form,
        "missing": readiness.missing_for(row, action, on=timezone.localdate()),
    }
    return render(request, "fund/round_move.html", context)


def _form_for(request: HttpRequest, action: RoundAction, row: FundRound) -> ReasonForm | None:
    """Return what the action asks for; None where that is nothing."""
    sent = request.POST if request.method == "POST" else None
    if action == RoundAction.REOPEN:
        return RoundReopenForm(sent, row=row)
    return ReasonForm(sent) if states.ROUND[action].needs_reason else None
