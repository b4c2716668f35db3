"""The awards of the fund, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluation.fund.selectors.awards import public_awards
from spcore.access import for_anybody
from spcore.ui.paging import after_of, pager_links


@for_anybody
@require_safe
def award_list(request: HttpRequest) -> HttpResponse:
    """Show who got how much for what, the newest first."""
    after = after_of(request)
    awards, more = public_awards(after=after)
    links = pager_links(reverse("fund:award_list"), after=more, shown_after=after)
    return render(request, "fund/award_list.html", {"awards": awards, "links": links})
