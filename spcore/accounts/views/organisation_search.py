"""Finding the organisation to invite somebody to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts import policies, selectors
from spcore.accounts.forms.organisation_search import OrganisationSearchForm
from spcore.accounts.roles import Role

SHOWN = 50


@for_roles(*policies.WHO_MAY[policies.Action.GRANT])
@require_safe
def organisation_search(request: HttpRequest) -> HttpResponse:
    """List the organisations that match; whoever has only their own goes straight on to it."""
    if request.actor.role != Role.SCHEME_ADMIN:
        return redirect("accounts:colleague_invite", request.actor.organisation_id)
    form = OrganisationSearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = list(selectors.organisations_named(actor=request.actor, words=words)[: SHOWN + 1])
    rows = [
        {
            "name": row.name,
            "url": reverse("accounts:colleague_invite", args=[row.pk]),
            "kind": row.get_kind_display(),
            "code": row.ods_code or "",
        }
        for row in found[:SHOWN]
    ]
    context = {"form": form, "rows": rows, "has_more": len(found) > SHOWN, "words": words}
    return render(request, "accounts/organisation_search.html", context)
