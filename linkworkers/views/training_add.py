"""Recording that somebody has done a course."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.training_add import TrainingAddForm
from linkworkers.selectors import training
from linkworkers.services.training import add_record
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_http_methods(["GET", "POST"])
def training_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask which and when; how long it holds comes from the scheme's list."""
    actor = request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    courses = training.courses_of(actor=actor)
    form = TrainingAddForm(request.POST if request.method == "POST" else None, courses=courses)
    if form.is_valid():
        add_record(user_id=worker.id, done=form.done(), actor=actor, at=timezone.now())
        messages.success(request, _("Recorded"))
        return redirect("linkworkers:training_detail", worker.id)
    context = {"form": form, "worker": worker}
    return render(request, "linkworkers/training_add.html", context)
