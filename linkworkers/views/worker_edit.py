"""Saying what a link worker agreed to carry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.worker_edit import WorkerEditForm
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEAM)
@require_http_methods(["GET", "POST"])
def worker_edit(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show what is agreed, and change it."""
    worker = selectors.worker_for(actor=request.actor, user_id=user_id)
    form = WorkerEditForm(
        request.POST if request.method == "POST" else None,
        initial={
            "capacity": worker.capacity,
            "is_taking_people": worker.is_taking_people or worker.capacity is None,
            "languages": ", ".join(worker.languages),
        },
    )
    if form.is_valid():
        services.edit_worker(user_id=worker.id, fields=form.worker(), actor=request.actor)
        messages.success(request, _("Saved"))
        return redirect("linkworkers:worker_list")
    return render(request, "linkworkers/worker_edit.html", {"form": form, "worker": worker})
