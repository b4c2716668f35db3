"""The letter to the practice as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.adapters import letter_pdf
from spcore import audit, paper
from spcore.access import for_roles
from spcore.errors import NotVisible


@for_roles(*policies.MAY_READ_LETTER)
@require_safe
def referral_letter_pdf(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """
    Send the letter as PDF; where none can be made, lead to the page to print.

    :raises NotVisible: while there is nothing to tell.
    """
    now = timezone.now()
    actor = request.actor
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    classes = selectors.readable_classes(actor, referral, at=now)
    letter = selectors.letter_of(referral, at=now, letter_id=referral.pk, classes=classes)
    if letter is None:
        raise NotVisible
    content = letter_pdf.letter_pdf(letter)
    if content is None:
        return redirect("referrals:referral_letter", referral.pk)
    audit.record(
        actor=actor,
        action=audit.Action.PRINT,
        people=[referral.person_id],
        shown=selectors.classes_of(letter, classes=classes),
        label="referrals:referral_letter_pdf",
        source=audit.source_of(request),
    )
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = f'attachment; filename="letter-{referral.reference}.pdf"'
    return response
