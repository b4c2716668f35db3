"""One tap: a service goes on somebody's shortlist."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.shortlists import add_to_shortlist
from spcore.access import for_roles

SEARCH, MATCH = "search", "match"


@for_roles(*policies.MAY_RECORD)
@require_POST
def shortlist_add(request: HttpRequest, referral_id: UUID, service_id: UUID) -> HttpResponse:
    """Put it there and go on where one was: the search, the match, or the list itself."""
    item = add_to_shortlist(
        referral_id=referral_id, service_id=service_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("On the shortlist: %(name)s") % {"name": item.service.name})
    return redirect(_next(request, referral_id))


def _next(request: HttpRequest, referral_id: UUID) -> str:
    """Return the page one came from; of an address only the search's question is taken."""
    came = request.POST.get("from")
    if came == SEARCH:
        asked = QueryDict(request.POST.get("back", "")[:2000], mutable=True)
        asked["for"] = str(referral_id)
        return f"{reverse('providers:directory')}?{asked.urlencode()}#results"
    name = "case_match" if came == MATCH else "shortlist_list"
    return reverse(f"linkworkers:{name}", args=[referral_id])
