"""The goals a person shows their GP practice: a page, and a panel of the referral's."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies
from linkworkers.selectors import goal_shares
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_BE_SHOWN_GOALS)
@require_safe
def shared_goals(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the words and what was agreed; nothing where the person agreed to nothing."""
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    goals = goal_shares.goals_for_practice(actor=actor, referral=referral, at=now)
    return audited_render(
        request,
        "linkworkers/shared_goals.html",
        {
            "reference": referral.reference,
            "goals": goals,
            "back": reverse("referrals:referral_detail", args=[referral.pk]),
        },
        people=[referral.person_id] if goals else [],
        shown=["shared_goals"] if goals else [],
    )
