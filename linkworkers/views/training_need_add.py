"""Saying what somebody needs to learn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.training_need_add import TrainingNeedAddForm
from linkworkers.services.training import add_need
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_http_methods(["GET", "POST"])
def training_need_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask what, and by when."""
    actor = request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    form = TrainingNeedAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        add_need(user_id=worker.id, actor=actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Added"))
        return redirect("linkworkers:training_detail", worker.id)
    context = {"form": form, "worker": worker}
    return render(request, "linkworkers/training_need_add.html", context)
