"""The thread of one onward referral: what the team and the service write to each other."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers.models import BY_TAP
from providers.policies import WHO_MAY, Action
from referrals import policies, selectors
from referrals.forms.onward_thread import OnwardThreadForm
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING
from referrals.selectors import onward_thread as threads
from referrals.services import onward_messages as services
from spcore import paper
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.responses import audited_render


@for_roles(*policies.MAY_WRITE_ONWARD)
@require_http_methods(["GET", "POST"])
def onward_thread(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show the thread, mark what the other side wrote as read, and take what is written."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = OnwardThreadForm(
        request.POST if request.method == "POST" else None,
        is_team=actor.role != Role.PROVIDER,
        initial={"nonce": uuid4()},
    )
    if form.is_bound and form.is_valid():
        services.write_onward_message(new=form.message(onward.pk), actor=actor, at=now)
        messages.success(request, _("Sent. The other side is told that something waits"))
        return redirect("referrals:onward_thread", onward.pk)
    context = {**_context(actor, onward), "form": form}
    services.read_onward_thread(onward_id=onward.pk, actor=actor, at=now)
    return audited_render(
        request,
        "referrals/onward_thread.html",
        context,
        people=[onward.referral.whom.pk],
        shown=["name", "messages"] if context["name"] else ["messages"],
    )


def _context(actor: Actor, onward: OnwardReferral) -> dict[str, Any]:
    """Return the page; a service that has not accepted reads no name (security.md section 4)."""
    is_team = actor.role != Role.PROVIDER
    is_named = is_team or onward.status in AFTER_ACCEPTING
    page, key = (
        ("linkworkers:case_detail", onward.referral_id)
        if is_team
        else (
            "referrals:inbox_detail",
            onward.pk,
        )
    )
    return {
        "onward": onward,
        "written": threads.onward_thread(actor=actor, onward=onward),
        "name": onward.referral.whom.name if is_named else "",
        "is_team": is_team,
        "wrongs": BY_TAP if actor.role in WHO_MAY[Action.CALL] else (),
        "has_pdf": selectors.is_with_service(onward) and paper.is_available(),
        "closed": threads.why_not_write_onward(actor, onward),
        "back": reverse(page, args=[key]),
    }
