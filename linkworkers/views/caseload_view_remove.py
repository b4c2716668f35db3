"""Forgetting a way to look at the caseload."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_CASELOAD)
@require_POST
def caseload_view_remove(request: HttpRequest, view_id: UUID) -> HttpResponse:
    """Forget it; the people stay where they are."""
    services.remove_view(view_id=view_id, actor=request.actor)
    messages.success(request, _("Removed"))
    return redirect("linkworkers:caseload_narrow")
