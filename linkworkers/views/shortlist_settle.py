"""A note for the person, off the list, or back on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.shortlists import NOTE, settle_shortlist
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def shortlist_settle(request: HttpRequest, shortlisted_id: UUID) -> HttpResponse:
    """Keep it; what is taken off can be put back from the same page."""
    what = request.POST.get("what", "")
    item = settle_shortlist(
        shortlisted_id=shortlisted_id,
        what=what,
        note=request.POST.get("note", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    if what == NOTE:
        messages.success(request, _("Note saved: %(name)s") % {"name": item.service.name})
    return redirect("linkworkers:shortlist_list", item.referral_id)
