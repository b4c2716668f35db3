"""A provider's report on one financial year of an award."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.award_report import AwardReportForm
from evaluation.fund.selectors.awards import award_for
from evaluation.fund.selectors.budgets import year_to_report
from evaluation.fund.selectors.reports import figures_for
from evaluation.fund.services.awards import send_report
from spcore.access import for_roles
from spcore.keeping import keeps_typing, posted_or_kept


@keeps_typing
@for_roles(*policies.APPLICANTS)
@require_http_methods(["GET", "POST"])
def award_report(request: HttpRequest, award_id: UUID, year: int) -> HttpResponse:
    """Show what was recorded, as it will be sent, and ask the three things that nobody recorded."""
    actor = request.actor
    award = award_for(actor=actor, award_id=award_id)
    today = timezone.localdate()
    budget = year_to_report(award, year, on=today)
    form = AwardReportForm(posted_or_kept(request), budget=budget)
    if request.method == "POST" and form.is_valid():
        send_report(award_id=award.pk, report=form.report(), actor=actor, at=timezone.now())
        messages.success(request, _("Sent. Thank you: that was all for this year"))
        return redirect("fund:award_detail", award.pk)
    sent = budget.report
    figures = sent.figures if sent else figures_for(award, budget.year, actor=actor, on=today)
    context = {"form": form, "award": award, "budget": budget, "figures": figures}
    return render(request, "fund/award_report.html", context)
