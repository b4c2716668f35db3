"""Handing everybody one link worker works with over to others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.handover_add import HandoverAddForm
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_KEEP_TEAM)
@require_http_methods(["GET", "POST"])
def handover_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show each with a suggestion, and hand them over in one step."""
    now, actor = timezone.now(), request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    cases, takers = selectors.to_hand_over(actor=actor, worker_id=worker.id, at=now)
    form = HandoverAddForm(
        request.POST if request.method == "POST" else None, cases=cases, workers=takers
    )
    if cases and form.is_valid():
        made = services.hand_over(new=form.handover(worker.id), actor=actor, at=now)
        messages.success(request, _("Handed over"))
        return redirect("linkworkers:handover_detail", made.pk)
    return audited_render(
        request,
        "linkworkers/handover_add.html",
        {"form": form, "worker": worker, "cases": cases, "takers": takers},
        people=[case.person_id for case in cases],
        shown=["name", "status"] if cases else [],
    )
