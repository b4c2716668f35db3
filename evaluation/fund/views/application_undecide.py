"""Taking a decision back before it is published."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluation.fund import policies
from evaluation.fund.services.decisions import undecide
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_POST
def application_undecide(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Take it back, and show the round, where it can be decided again."""
    row = undecide(application_id=application_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Taken back. Nobody was told"))
    return redirect("fund:application_compare", row.round_id)
