"""Whether somebody came, as the service says it of one person: by one tap, or with its day."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from referrals import policies, selectors
from referrals.services import attendance
from referrals.services.attendance import What
from referrals.views.inbox_detail import attend_form, show_onward
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_POST
def inbox_attend(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Keep what was tapped, and go back to where it can be undone."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = attend_form(onward, at=now, data=request.POST)
    if not form.is_valid():
        return show_onward(request, onward, attend=form)
    what, on = What(form.cleaned_data["what"]), form.cleaned_data["on"]
    mark = attendance.record_what(onward_id=onward.pk, what=what, on=on, actor=actor, at=now)
    page = reverse("referrals:inbox_detail", args=[onward.pk])
    return redirect(f"{page}?marked={mark.pk}" if mark else page)
