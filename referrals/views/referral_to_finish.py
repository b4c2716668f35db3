"""The practice's list of drafts that somebody passed on to be finished."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from referrals import selectors
from spcore.access import for_roles
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.responses import audited_render


@for_roles(*PRACTICE_ROLES)
@require_safe
def referral_to_finish(request: HttpRequest) -> HttpResponse:
    """List what is left to do on each, who passed it on and who began it."""
    rows = selectors.to_finish(actor=request.actor)  # type: ignore[attr-defined]
    people = [row.person_id for row in rows if row.person_id]
    return audited_render(
        request,
        "referrals/referral_to_finish.html",
        {"rows": rows},
        people=people,
        shown=["name", "birth_date", "background"] if people else [],
    )
