"""The fund's public pages, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluation.fund.selectors.rounds import rounds_to_find
from spcore.access import for_anybody
from spcore.private_links import address


@for_anybody
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the list of rounds, the list of awards, and each round that is public."""
    rows = [
        (address(reverse("fund:round_detail", args=[pk])), changed)
        for pk, changed in rounds_to_find()
    ]
    lists = [address(reverse(name)) for name in ("fund:round_list", "fund:award_list")]
    context = {"lists": lists, "rows": rows}
    return render(request, "fund/sitemap.xml", context, content_type="application/xml")
