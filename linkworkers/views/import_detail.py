"""What becomes, or became, of every row of a caseload."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.models import CaseloadImport, RowVerdict
from spcore.access import for_roles
from spcore.responses import audited_render

PAGE = 50


@for_roles(*policies.MAY_IMPORT)
@require_http_methods(["GET"])
def import_detail(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """List the rows with their verdicts, all or those with one verdict."""
    batch = selectors.import_for(actor=request.actor, import_id=import_id)
    if batch.is_working:
        return redirect("linkworkers:import_progress", batch.pk)
    show = request.GET.get("show", "")
    show = show if show in RowVerdict.values else ""
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0
    found = list(selectors.rows_of(batch, verdict=show).filter(number__gt=start)[: PAGE + 1])
    rows = found[:PAGE]
    here = reverse("linkworkers:import_detail", args=[batch.pk])
    query = {"show": show} if show else {}
    more = {**query, "after": rows[-1].number} if len(found) > PAGE else {}
    return audited_render(
        request,
        "linkworkers/import_detail.html",
        {
            "batch": batch,
            "rows": [(row, selectors.verdict_words(batch, row.verdict)) for row in rows],
            "filters": _filters(batch, here, show),
            "comes_in": selectors.coming_in(batch),
            "older": f"{here}?{urlencode(more)}" if more else "",
            "newer": f"{here}?{urlencode(query)}" if start else "",
        },
        people=[row.person_id for row in rows if row.person_id],
        shown=["name", "birth_date"] if rows else [],
    )


def _filters(batch: CaseloadImport, here: str, show: str) -> list[dict[str, Any]]:
    every = [("", "", sum(batch.counts.values()))]
    some = [
        (verdict.value, selectors.verdict_words(batch, verdict), batch.counts[verdict])
        for verdict in RowVerdict
        if batch.counts.get(verdict)
    ]
    return [
        {
            "label": label,
            "number": number,
            "url": f"{here}?show={value}" if value else here,
            "is_current": value == show,
        }
        for value, label, number in every + some
    ]
