"""What a person answered over time, and what is to be asked."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from evaluation.measures import selectors
from evaluation.measures.models import Asking, Occasion
from evaluation.measures.selectors import afterwards, askings
from evaluation.measures.selectors.days import is_time
from referrals import policies
from referrals import selectors as cases
from referrals.models import Referral
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_GET
def assessment_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show each measure's figures side by side, the person's own view first."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    courses = selectors.courses_of(actor=actor, referral_id=referral_id, at=now)
    answered = {(row.instrument.family, row.occasion) for one in courses for row in one.assessments}
    context = {
        "referral": referral,
        "courses": courses,
        "is_compared": any(course.is_compared for course in courses),
        "askings": [
            _asking(one) for one in askings.askings_of(actor=actor, referral_id=referral_id, at=now)
        ],
        "afterwards": afterwards.afterwards_of(referral, actor=actor, at=now),
        "may_record": "consent" in cases.writable_for(actor, referral, at=now),
        "back": "wellbeing",
        "measures": _measures(referral, answered, on=timezone.localdate(now)),
    }
    return audited_render(
        request,
        "measures/assessment_list.html",
        context,
        people=[referral.person_id],
        shown=["name", "wellbeing", "consent"],
    )


def _measures(
    referral: Referral, answered: set[tuple[str, str]], *, on: date
) -> list[dict[str, Any]]:
    """Return each measure of the scheme with the occasions it can still be asked on."""
    found = []
    allowed = [
        one
        for one in Occasion
        if afterwards.may_be_asked(referral, one, on=on) and is_time(referral, one, on=on)
    ]
    for one in selectors.chosen_for(referral, on=on):
        family = one.instrument.family
        asked = [
            (
                Occasion(occasion).label,
                reverse("measures:assessment_add", args=[referral.pk, family, occasion]),
            )
            for occasion in allowed
            if occasion in one.occasions
            and (occasion == Occasion.REVIEW or (family, occasion) not in answered)
        ]
        paper = ""
        if one.instrument.is_asked:
            paper = reverse("measures:assessment_paper", args=[referral.pk, family])
        found.append({"name": one.instrument.name, "occasions": asked, "paper": paper})
    return found


def _asking(asking: Asking) -> dict[str, Any]:
    """Return in facts how far questions by link have got; never what was answered."""
    given = sum(len(typed) for typed in asking.typed.values())
    return {
        "occasion": asking.get_occasion_display(),
        "promised_at": asking.promised_at,
        "sent_at": asking.sent_at,
        "finished_at": asking.finished_at,
        "given": given,
    }
