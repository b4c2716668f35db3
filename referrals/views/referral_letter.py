"""The letter to the practice, to read and to print."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from spcore import paper
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_READ_LETTER)
@require_safe
def referral_letter(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the letter as it would be written now."""
    now = timezone.now()
    actor = request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    classes = selectors.readable_classes(actor, referral, at=now)
    letter = selectors.letter_of(referral, at=now, letter_id=referral.pk, classes=classes)
    is_practice = selectors.is_practice(actor)
    back = "referrals:referral_detail" if is_practice else "linkworkers:case_detail"
    context = {
        "referral": referral,
        "letter": letter,
        "has_pdf": paper.is_available(),
        "back": reverse(back, args=[referral.pk]),
    }
    return audited_render(
        request,
        "referrals/referral_letter.html",
        context,
        people=[referral.person_id] if letter else [],
        shown=selectors.classes_of(letter, classes=classes),
    )
