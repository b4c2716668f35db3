"""Ending what a team serves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from referrals import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_POST
def scheme_area_end(request: HttpRequest) -> HttpResponse:
    """End the ticked ones; open referrals stay with the team that has them."""
    ticked = [int(text) for text in request.POST.getlist("cover") if text.isdecimal()]
    ended = services.stop_serving(cover_ids=ticked, actor=request.actor, at=timezone.now())
    said = ngettext("%(n)d practice taken off", "%(n)d practices taken off", ended) % {"n": ended}
    messages.success(request, said if ended else _("Tick the practices to take off"))
    return redirect("referrals:scheme_area")
