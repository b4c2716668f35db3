"""A service's groups and how full they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.selectors import groups
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET"])
def group_list(request: HttpRequest) -> HttpResponse:
    """Show each group with its places; it names nobody."""
    rows = groups.groups_of(actor=request.actor, on=timezone.localdate())
    return render(request, "referrals/group_list.html", {"rows": rows})
