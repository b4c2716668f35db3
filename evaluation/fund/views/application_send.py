"""Whether an application may be sent, and sending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.selectors import applications
from evaluation.fund.selectors.eligibility import checks_of
from evaluation.fund.services.applications import send_application
from evaluation.fund.states import ApplicationStatus
from spcore.access import for_roles


@for_roles(*policies.APPLICANTS)
@require_http_methods(["GET", "POST"])
def application_send(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Show every rule with its reason, and the whole application as the panel will read it."""
    actor, on = request.actor, timezone.localdate()
    is_post = request.method == "POST"
    row = applications.own_draft(actor=actor, application_id=application_id, may_be_sent=is_post)
    if row.status == ApplicationStatus.SENT:  # by the first of two taps
        return redirect("fund:application_detail", row.pk)
    checks = checks_of(row, on=on)
    can_send = all(one.is_met for one in checks)
    if is_post and can_send:
        send_application(application_id=row.pk, actor=actor, at=timezone.now())
        messages.success(request, _("Sent. Until the round closes you can take it back"))
        return redirect("fund:application_detail", row.pk)
    page = applications.application_page(actor=actor, row=row, on=on)
    context = {"page": page, "checks": checks, "can_send": can_send, "round": row.round}
    return render(request, "fund/application_send.html", context)
