"""Somebody's training: every course on the list, and what they need to learn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from linkworkers.selectors import training
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.ui.paging import id_of


@for_roles(*policies.MAY_SEE_WORKERS)
@require_safe
def training_detail(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show it to themself and their supervisors; after a removal, offer to undo it."""
    actor = request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    removed = id_of(request, "removed")
    context = {
        "worker": worker,
        "courses": training.training_of(actor=actor, user_id=worker.id, at=timezone.now()),
        "needs": training.needs_of(actor=actor, user_id=worker.id),
        "removed": removed and training.record_removed(actor=actor, record_id=removed),
        "is_own": actor.role == Role.LINK_WORKER,
    }
    return render(request, "linkworkers/training_detail.html", context)
