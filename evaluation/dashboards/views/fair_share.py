"""What a fair share of a budget would be, by weights that anybody can see and change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluation.dashboards import selectors
from evaluation.dashboards.forms.fair_share import FairShareForm
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(Role.COMMISSIONER)
@require_GET
def fair_share(request: HttpRequest) -> HttpResponse:
    """Show the weights, and what each place would get."""
    initial = {name: field.initial for name, field in FairShareForm.base_fields.items()}
    form = FairShareForm(initial | request.GET.dict())
    rows = []
    if form.is_valid():
        rows = selectors.portions(
            icb_id=request.actor.organisation_id,  # type: ignore[attr-defined]
            budget=form.cleaned_data["budget"],
            weights=form.weights(),
        )
    return render(request, "dashboards/fair_share.html", {"form": form, "rows": rows})
