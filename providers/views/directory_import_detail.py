"""What becomes, or became, of every row of a list."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.models import DirectoryImport, ListedAs
from providers.policies import Action
from providers.selectors import directory_imports as selectors
from spcore.access import for_roles

PAGE = 50


@for_roles(*policies.WHO_MAY[Action.IMPORT])
@require_http_methods(["GET"])
def directory_import_detail(request: HttpRequest, list_id: UUID) -> HttpResponse:
    """List the rows with their verdicts: all, those with one verdict, or those to look at."""
    batch = selectors.import_for(actor=request.actor, import_id=list_id)  # type: ignore[attr-defined]
    show = request.GET.get("show", "")
    show = show if show in {*ListedAs.values, selectors.LOOK} else ""
    until = selectors.taken_back_until(batch)
    page = _page(request.GET.get("page", ""))
    start = PAGE * (page - 1)
    found = list(selectors.rows_of(batch, show=show)[start : start + PAGE + 1])
    here = reverse("providers:directory_import_detail", args=[batch.pk])
    context = {
        "batch": batch,
        "rows": [(row, selectors.verdict_words(batch, row.verdict)) for row in found[:PAGE]],
        "filters": _filters(batch, here, show),
        "until": until if until and until > timezone.now() else None,
        "shown": selectors.as_shown(batch),
        "comes_in": selectors.coming_in(batch),
        "older": _address(here, show, page + 1) if len(found) > PAGE else "",
        "newer": _address(here, show, page - 1) if page > 1 else "",
    }
    return render(request, "providers/directory_import_detail.html", context)


def _page(typed: str) -> int:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 5
    return max(1, int(typed)) if is_number else 1


def _address(here: str, show: str, page: int) -> str:
    query = {**({"show": show} if show else {}), **({"page": page} if page > 1 else {})}
    return f"{here}?{urlencode(query)}" if query else here


def _filters(batch: DirectoryImport, here: str, show: str) -> list[dict[str, Any]]:
    every = [("", _("All"), sum(batch.counts.values()))]
    some = [
        (each.value, selectors.verdict_words(batch, each), batch.counts[each])
        for each in ListedAs
        if batch.counts.get(each)
    ]
    look = [(selectors.LOOK, _("To look at"), batch.look)] if batch.look else []
    return [
        {
            "label": label,
            "number": number,
            "url": _address(here, value, 1),
            "is_current": value == show,
        }
        for value, label, number in every + some + look
    ]
