"""Freeing somebody's place in a group."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services import groups as services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECEIVE)
@require_POST
def group_leave(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Free it; what they are to the service otherwise stays."""
    seat = services.leave_group(seat_id=seat_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("The place is free. To say how it ended, open the person’s page"))
    return redirect("referrals:group_detail", seat.group_id)
