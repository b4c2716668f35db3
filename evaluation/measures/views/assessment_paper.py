"""The questions on paper, in ordinary or large print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures import selectors
from evaluation.measures.forms.questions import choices_of
from referrals import policies
from referrals import selectors as cases
from spcore import audit
from spcore.access import for_roles
from spcore.errors import NotVisible
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_GET
def assessment_paper(request: HttpRequest, referral_id: UUID, family: str) -> HttpResponse:
    """Show a sheet to print: it holds the case's reference, and no name."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    if not selectors.is_chosen(referral.scheme_id, family):
        raise NotVisible
    instrument = selectors.instrument_of(family)
    if not instrument.is_asked:  # scored elsewhere
        raise NotVisible
    questions = [(item, choices_of(item)) for item in instrument.questions()]
    context = {
        "referral": referral,
        "instrument": instrument,
        "questions": questions,
        "is_large": request.GET.get("print") == "large",
    }
    return audited_render(
        request,
        "measures/assessment_paper.html",
        context,
        people=[referral.person_id],
        shown=["status"],
        action=audit.Action.PRINT,
    )
