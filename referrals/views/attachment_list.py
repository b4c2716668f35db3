"""The files of a referral: a page by itself, and a panel of the pages about the referral."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_FILES)
@require_safe
def attachment_list(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """List the files with what each is, whether a scanner saw it, and what may be done."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    files = selectors.attachments_of(actor=actor, referral=referral, at=now)
    return audited_render(
        request,
        "referrals/attachment_list.html",
        {
            "referral": referral,
            "files": files,
            "may_read": selectors.reads_files(actor, referral, at=now),
            "may_remove_sent": policies.may_remove_sent(actor, referral),
            "may_edit": policies.may_edit(actor, referral),
            "is_referrer": actor.role in policies.MAY_REFER,
        },
        people=[referral.person_id] if files and referral.person_id else [],
        shown=["background"] if files else [],
    )
