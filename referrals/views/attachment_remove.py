"""Taking a file off a draft; or off a referral that was sent, with the reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.attachment_remove import AttachmentRemoveForm
from referrals.models import Attachment
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_FILES)
@require_http_methods(["GET", "POST"])
def attachment_remove(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Ask once, and after sending for the reason; then empty it."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    file = selectors.attachment_for(actor=actor, attachment_id=attachment_id, at=now)
    is_sent = policies.may_remove_sent(actor, file.case)
    if not is_sent:
        policies.check_edit(actor, file.case)
    form = _form(request, file) if is_sent else None
    if request.method == "POST" and (form is None or form.is_valid()):
        why = form.cleaned_data["why"] if form else ""
        services.remove_attachment(attachment_id=file.pk, actor=actor, at=now, why=why)
        messages.success(request, _("File removed"))
        return redirect("referrals:attachment_list", file.referral_id)
    return audited_render(
        request,
        "referrals/attachment_remove.html",
        {"file": file, "form": form},
        people=[file.case.person_id],
        shown=["background"],
    )


def _form(request: HttpRequest, file: Attachment) -> AttachmentRemoveForm:
    reasons = policies.why_removed(file)
    return AttachmentRemoveForm(request.POST if request.method == "POST" else None, reasons=reasons)
