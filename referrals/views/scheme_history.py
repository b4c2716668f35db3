"""Who changed which setting of the scheme, and when."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors import schemes
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_safe
def scheme_history(request: HttpRequest) -> HttpResponse:
    """List the changes, newest first."""
    scheme = schemes.own_scheme(actor=request.actor)
    after = _id(request.GET.get("after", ""))
    changes, following = schemes.changes_of(scheme_id=scheme.pk, after=after)
    here = reverse("referrals:scheme_history")
    context = {
        "scheme": scheme,
        "changes": changes,
        "older": f"{here}?after={following}" if following else "",
        "newer": here if after else "",
    }
    return render(request, "referrals/scheme_history.html", context)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
