"""Taking a file off a draft, or a summary off a referral once the person no longer agrees."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_FILES)
@require_http_methods(["GET", "POST"])
def attachment_remove(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Ask once, then empty it."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    file = selectors.attachment_for(actor=actor, attachment_id=attachment_id, at=now)
    is_ended = policies.may_end_summary(actor, file.case, file)
    if not is_ended:
        policies.check_edit(actor, file.case)
    if request.method == "POST":
        services.remove_attachment(attachment_id=file.pk, actor=actor, at=now)
        messages.success(request, _("File removed"))
        return redirect("referrals:attachment_list", file.referral_id)
    return audited_render(
        request,
        "referrals/attachment_remove.html",
        {"file": file, "is_ended": is_ended},
        people=[file.case.person_id],
        shown=["background"],
    )
