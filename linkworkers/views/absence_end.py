"""Saying that somebody is back, or that they do not go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_http_methods(["GET", "POST"])
def absence_end(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Ask, then end it: the cover sees the people no longer."""
    now = timezone.now()
    absence = selectors.absence_for(actor=request.actor, absence_id=absence_id, at=now)
    if request.method == "POST":
        services.end_absence(absence_id=absence.id, actor=request.actor, at=now)
        messages.success(request, _("Ended"))
        return redirect("linkworkers:worker_list")
    return render(request, "linkworkers/absence_end.html", {"absence": absence})
