"""What happened at the provider's since it accepted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies, selectors, services
from referrals.views.inbox_detail import progress_form, show_onward
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_POST
def inbox_progress(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Record a visit booked or missed, the start, or the end; twice the same changes nothing."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = progress_form(onward, {action.name for action in services.PROGRESS}, request.POST)
    if not form.is_valid():
        return show_onward(request, onward, progress=form)
    services.record_progress(onward_id=onward.pk, progress=form.progress(), actor=actor, at=now)
    messages.success(request, _("Recorded. The link worker sees it"))
    return redirect("referrals:inbox_detail", onward.pk)
