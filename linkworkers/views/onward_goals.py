"""The goals a person shows one service: a page, and a panel of the onward referral's."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import goal_shares
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render


@for_roles(*policies.MAY_READ_PLAN, Role.PROVIDER)
@require_safe
def onward_goals(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show them to the service once it has accepted, and to the team before."""
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    onward = cases.onward_for(actor=actor, onward_id=onward_id, at=now)
    goals = goal_shares.goals_for_service(actor=actor, onward=onward)
    page = "inbox_detail" if actor.role == Role.PROVIDER else "onward_preview"
    return audited_render(
        request,
        "linkworkers/shared_goals.html",
        {
            "reference": onward.referral.reference,
            "goals": goals,
            "back": reverse(f"referrals:{page}", args=[onward.pk]),
        },
        people=[onward.referral.person_id] if goals else [],
        shown=["shared_goals"] if goals else [],
    )
