"""Changing when somebody is away, or who covers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.absence_edit import AbsenceEditForm, saved_of
from linkworkers.selectors.absences import left_open
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_http_methods(["GET", "POST"])
def absence_edit(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Show what is recorded; a version that is older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    absence = selectors.absence_to_change(actor=actor, absence_id=absence_id)
    form = AbsenceEditForm(
        request.POST if request.method == "POST" else None,
        worker_id=absence.worker_id,
        colleagues=selectors.can_cover(actor=actor),
        away=selectors.days_away(actor=actor, at=now, but=absence.pk),
        saved=saved_of(absence),
        current=absence.version,
    )
    if form.is_valid():
        version = form.cleaned_data["version"]
        changed = services.change_absence(
            absence_id=absence.pk, new=form.absence(), version=version, actor=actor, at=now
        )
        messages.success(request, _("Saved"))
        for words in left_open(actor=actor, absence=changed, at=now):
            messages.warning(request, words)
        return redirect("linkworkers:worker_list")
    context = {"form": form, "worker": absence.worker}
    return render(request, "linkworkers/absence_edit.html", context)
