"""Giving somebody a place in a group."""

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
def group_place(request: HttpRequest, group_id: UUID, onward_id: UUID) -> HttpResponse:
    """Give it, and say yes where nobody has; a full group refuses."""
    services.give_place(
        group_id=group_id, onward_id=onward_id, actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("They have a place. The link worker sees it"))
    return redirect("referrals:group_detail", group_id)
