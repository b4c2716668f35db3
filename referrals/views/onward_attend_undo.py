"""Taking back a mark of who came that was made by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services import attendance
from spcore.access import for_roles


@for_roles(*policies.MAY_MARK_FOR_TEAM, *policies.MAY_RECEIVE)
@require_POST
def onward_attend_undo(request: HttpRequest, attendance_id: UUID) -> HttpResponse:
    """Put it back as it stood, and go to the person, a service to its own page of them."""
    onward = attendance.take_attendance_back(
        attendance_id=attendance_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Taken back. It stands as it did before"))
    if request.actor.role in policies.MAY_RECEIVE:
        return redirect("referrals:inbox_detail", onward.pk)
    return redirect("linkworkers:case_detail", onward.referral_id)
