"""What a fair share of a budget would be, by weights that anybody can see and change."""

from dataclasses import astuple
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from evaluation.dashboards.forms.fair_share import FairShareForm
from evaluation.dashboards.views.files import rows_response
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def fair_share(request: HttpRequest) -> HttpResponse:
    """Show the weights, and what each place would get; or hand that out as a file."""
    initial = {name: field.initial for name, field in FairShareForm.base_fields.items()}
    form = FairShareForm(initial | request.GET.dict())
    icb_id = request.actor.organisation_id  # type: ignore[attr-defined]
    found = _shared(form, icb_id) if form.is_valid() else {"rows": []}
    kind = request.GET.get("as", "")
    if kind and found["rows"]:
        lines = [astuple(row) for row in (*found["rows"], found["total"])]
        return rows_response(
            found["headings"], lines, kind=kind, name="fair-shares", sheet="fair shares"
        )
    return render(request, "dashboards/fair_share.html", {"form": form, **found})


def _shared(form: FairShareForm, icb_id: UUID) -> dict[str, Any]:
    weights = form.weights()
    rows = selectors.portions(icb_id=icb_id, budget=form.cleaned_data["budget"], weights=weights)
    return {
        "rows": rows,
        "total": selectors.total_of(rows),
        "headings": selectors.share_headings(weights),
        "reading": selectors.read_shares(rows),
        "query": urlencode(form.cleaned_data),
    }
