"""Saying what a file is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.attachments import DescribedForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_http_methods(["GET", "POST"])
def attachment_edit(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """Ask what the file is, and for the person's agreement where it is a summary."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    file = selectors.attachment_for(actor=actor, attachment_id=attachment_id, at=now)
    policies.check_edit(actor, file.case)
    initial = {"kind": file.kind, "agreed_how": file.agreed_how}
    form = DescribedForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        services.describe_attachment(
            attachment_id=file.pk, described=form.described(), actor=actor, at=now
        )
        messages.success(request, _("Saved what the file is"))
        return redirect("referrals:attachment_list", file.referral_id)
    return audited_render(
        request,
        "referrals/attachment_edit.html",
        {"form": form, "file": file},
        people=[file.case.person_id],
        shown=["background"],
    )
