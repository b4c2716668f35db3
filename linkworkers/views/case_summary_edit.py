"""Changing what services may know."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, services
from linkworkers.forms.case_summary_edit import CaseSummaryEditForm
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def case_summary_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the summary; what was sent before stays as it was sent."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "shared_summary", at=now)
    form = CaseSummaryEditForm(
        request.POST if request.method == "POST" else None,
        saved={"summary": case.referral.shared_summary},
        current=case.referral.version,
    )
    if form.is_valid():
        services.edit_summary(
            referral_id=case.referral.pk, actor=request.actor, at=now, **form.cleaned_data
        )
        messages.success(request, _("Summary saved"))
        ask_about_danger(request, case.referral, form.cleaned_data["summary"])
        return redirect("linkworkers:case_detail", case.referral.pk)
    summary = frozenset({"shared_summary"})
    return render_on_case(
        request, "linkworkers/case_summary_edit.html", case, {"form": form}, shown=summary
    )
