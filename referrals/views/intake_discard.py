"""Taking a file out of the intake without a referral."""

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


@for_roles(*policies.MAY_CHECK_INTAKE)
@require_http_methods(["GET", "POST"])
def intake_discard(request: HttpRequest, intake_id: UUID) -> HttpResponse:
    """Ask once, then empty it."""
    actor = request.actor  # type: ignore[attr-defined]
    file = selectors.intake_for(actor=actor, attachment_id=intake_id)
    if request.method == "POST":
        services.remove_attachment(attachment_id=file.pk, actor=actor, at=timezone.now())
        messages.success(request, _("File thrown away"))
        return redirect("referrals:intake_list")
    return audited_render(
        request, "referrals/intake_discard.html", {"file": file}, people=[], shown=["background"]
    )
