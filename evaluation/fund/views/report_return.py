"""Sending a year's report back to be mended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.reason import ReasonForm
from evaluation.fund.selectors.awards import report_for
from evaluation.fund.services.awards import return_report
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def report_return(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Ask why; the provider reads it beside what it wrote."""
    report = report_for(actor=request.actor, report_id=report_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["reason"]
        return_report(report_id=report.pk, why=why, actor=request.actor, at=timezone.now())
        messages.success(request, _("Sent back. They get an email that says to sign in"))
        return redirect("fund:award_detail", report.award_id)
    return render(request, "fund/report_return.html", {"form": form, "report": report})
