"""A provider's yes, not yet, or no."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from referrals import policies, selectors, services
from referrals.onward_states import Action
from referrals.views.inbox_detail import answer_form, show_onward
from spcore.access import for_roles

DONE = {
    Action.ACCEPT: _("Accepted. You now see who it is and how to get in touch"),
    Action.PUT_ON_LIST: _("Put on your waiting list"),
    Action.DECLINE: _("Declined. The link worker is told why"),
}


@for_roles(*policies.MAY_RECEIVE)
@require_POST
def inbox_answer(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Record the answer; the same one twice changes nothing."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = answer_form(onward, {action.name for action in services.ANSWERS}, request.POST)
    if not form.is_valid():
        return show_onward(request, onward, answer=form)
    answer = form.to_answer()
    services.answer_onward(onward_id=onward.pk, answer=answer, actor=actor, at=now)
    messages.success(request, DONE[answer.action])
    return redirect("referrals:inbox_detail", onward.pk)
