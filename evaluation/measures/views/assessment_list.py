"""What a person answered over time."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures import selectors
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_GET
def assessment_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the answers at the start, in between and at the end, side by side."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    assessments, changes = selectors.change_on(actor=actor, referral_id=referral_id, at=now)
    return audited_render(
        request,
        "measures/assessment_list.html",
        {"referral": referral, "assessments": assessments, "changes": changes},
        people=[referral.person_id],
        shown=["name", "wellbeing"],
    )
