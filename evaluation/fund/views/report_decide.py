"""Whether a provider keeps what is left of a year across 1 April."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.report_decide import ReportDecideForm
from evaluation.fund.selectors.awards import report_for
from evaluation.fund.services.awards import decide_carry_over
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def report_decide(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Offer all of it; less needs a reason."""
    report = report_for(actor=request.actor, report_id=report_id)
    form = ReportDecideForm(request.POST if request.method == "POST" else None, report=report)
    if form.is_bound and form.is_valid():
        decide_carry_over(
            report_id=report.pk, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Kept. They get an email that says to sign in"))
        return redirect("fund:award_detail", report.award_id)
    return render(request, "fund/report_decide.html", {"form": form, "report": report})
