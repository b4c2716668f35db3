"""One question, answered by tables, drawings and words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def topic_detail(request: HttpRequest, topic: str) -> HttpResponse:
    """Show one topic of a closed period, broken down as chosen, beside a year before."""
    wanted = selectors.Wanted(
        period=request.GET.get("period", ""),
        by=request.GET.get("by", ""),
        compare=request.GET.get("compare") == "1",
        need=request.GET.get("need", ""),
    )
    icb_id = request.actor.organisation_id  # type: ignore[attr-defined]
    page = selectors.topic_page(icb_id=icb_id, slug=topic, wanted=wanted)
    others = [each for each in selectors.TOPICS.values() if each.slug != topic]
    context = {"page": page, "others": others}
    return render(request, "dashboards/topic_detail.html", context)
