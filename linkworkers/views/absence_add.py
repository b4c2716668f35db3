"""Saying that a link worker is away, and who covers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.absence_add import AbsenceAddForm
from linkworkers.selectors.absences import left_open
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_http_methods(["GET", "POST"])
def absence_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask from when until when, why, and who covers; a link worker for themself."""
    now, actor = timezone.now(), request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    form = AbsenceAddForm(
        request.POST if request.method == "POST" else None,
        worker_id=worker.id,
        colleagues=selectors.can_cover(actor=actor),
        away=selectors.days_away(actor=actor, at=now),
    )
    if form.is_valid():
        absence = services.record_absence(new=form.absence(), actor=actor, at=now)
        messages.success(request, _("Recorded"))
        for words in left_open(actor=actor, absence=absence, at=now):
            messages.warning(request, words)
        return redirect("linkworkers:worker_list")
    return render(request, "linkworkers/absence_add.html", {"form": form, "worker": worker})
