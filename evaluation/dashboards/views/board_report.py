"""The report for a board: every question of one period, on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore import paper
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def board_report(request: HttpRequest) -> HttpResponse:
    """Send the report as PDF; where none can be made, lead back to the pages, which print."""
    actor = request.actor  # type: ignore[attr-defined]
    report = selectors.report(
        icb_id=actor.organisation_id,
        period=request.GET.get("period", ""),
        bys=request.GET.getlist("by", list(selectors.USUAL)),
    )
    if report is None:
        return redirect("dashboards:overview")
    context = {"report": report, "area": actor.organisation_name, "style": paper.style()}
    context["percents"] = range(101)
    content = paper.page_pdf(render_to_string("dashboards/board_report.html", context))
    if content is None:
        return redirect("dashboards:overview")
    response = HttpResponse(content, content_type=paper.PDF)
    name = f"social-prescribing-{report.release.period}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
