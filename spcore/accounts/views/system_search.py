"""Finding the organisation whose system is to be connected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts import policies, selectors
from spcore.accounts.forms.organisation_search import OrganisationSearchForm
from spcore.accounts.roles import Role

SHOWN = 50


@for_roles(*policies.MAY_CONNECT)
@require_safe
def system_search(request: HttpRequest) -> HttpResponse:
    """List the organisations that match; a practice goes straight on to its own."""
    if request.actor.role != Role.SCHEME_ADMIN:
        return redirect("accounts:system_add", request.actor.organisation_id)
    form = OrganisationSearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = list(selectors.organisations_to_connect(actor=request.actor, words=words)[: SHOWN + 1])
    rows = [
        {
            "name": row.name,
            "url": reverse("accounts:system_add", args=[row.pk]),
            "kind": row.get_kind_display(),
            "code": row.ods_code or "",
        }
        for row in found[:SHOWN]
    ]
    context = {"form": form, "rows": rows, "has_more": len(found) > SHOWN}
    return render(request, "accounts/system_search.html", context)
