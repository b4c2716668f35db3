"""Saying by one tap that a listing is wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.models import Found
from providers.policies import Action
from providers.services import checks
from providers.views.case_links import case_links, thread_of
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CALL])
@require_http_methods(["POST"])
def listing_report(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Keep it, ask the owner, and lead back to the thread or case it was said from, if any."""
    said = request.POST.get("found", "")
    checks.report_listing(
        actor=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
        service_id=service_id,
        found=Found(said) if said in Found.values else Found.RIGHT,
    )
    messages.success(request, _("Thank you. The listing says so, and its owner is asked"))
    thread = thread_of(request)
    if thread:
        return redirect(thread)
    case = case_links(request)
    if case is not None and case.back:
        return redirect(case.back)
    return redirect("providers:service_detail", service_id)
