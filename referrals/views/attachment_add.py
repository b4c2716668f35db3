"""Attaching a file to a draft, or to a referral that was sent back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.attachment_add import AttachmentAddForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def attachment_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Take one file and what it is; ask for the person's agreement where it is a summary."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = selectors.referral_for(actor=actor, referral_id=referral_id, at=now)
    policies.check_edit(actor, referral)
    is_sent = request.method == "POST"
    form = AttachmentAddForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        room=selectors.room_for_files(referral),
    )
    if form.is_bound and form.is_valid():
        services.add_attachment(
            referral_id=referral.pk,
            new=form.new_file(),
            described=form.described(),
            actor=actor,
            at=now,
        )
        messages.success(request, _("File attached"))
        return redirect("referrals:attachment_list", referral.pk)
    return audited_render(
        request,
        "referrals/attachment_add.html",
        {"form": form, "referral": referral},
        people=[],
        shown=[],
    )
