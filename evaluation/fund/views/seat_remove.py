"""Taking somebody off a panel."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluation.fund import policies
from evaluation.fund.services.panel import remove_seat
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_POST
def seat_remove(request: HttpRequest, panel_seat_id: UUID) -> HttpResponse:
    """Take them off; they can be seated again on the same page."""
    round_id = remove_seat(seat_id=panel_seat_id, actor=request.actor)
    messages.success(request, _("Taken off the panel"))
    return redirect("fund:panel_edit", round_id)
