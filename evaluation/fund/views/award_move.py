"""Accepting, turning down or stopping an award."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies, states
from evaluation.fund.forms.reason import ReasonForm
from evaluation.fund.selectors.awards import award_for, award_page
from evaluation.fund.services.awards import move_award
from evaluation.fund.states import AwardAction
from spcore.access import for_roles

ROLES = policies.RUNNERS | policies.APPLICANTS
OWN = (AwardAction.ACCEPT, AwardAction.REFUSE, AwardAction.STOP)


@for_roles(*ROLES)
@require_http_methods(["GET", "POST"])
def award_move(request: HttpRequest, award_id: UUID, award_action: str) -> HttpResponse:
    """Say what follows, ask why where that is needed, and do it."""
    actor = request.actor
    award = award_for(actor=actor, award_id=award_id)
    if award_action not in OWN:
        raise Http404
    action = AwardAction(award_action)
    policies.check(actor, action)
    states.target_of(states.AWARD, action, award.status)
    needs_reason = states.AWARD[action].needs_reason
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (not needs_reason or form.is_valid()):
        reason = form.cleaned_data["reason"] if needs_reason else ""
        now = timezone.now()
        row = move_award(award_id=award.pk, action=action, actor=actor, at=now, reason=reason)
        messages.success(request, _("Now: %(status)s") % {"status": row.get_status_display()})
        return redirect("fund:award_detail", award.pk)
    page = award_page(actor=actor, award=award, on=timezone.localdate())
    context = {"page": page, "action": action, "form": form if needs_reason else None}
    context["runs"] = actor.role in policies.RUNNERS
    return render(request, "fund/award_move.html", context)
