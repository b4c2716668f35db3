"""Handing everybody one link worker works with over to others."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.handover_add import HandoverAddForm
from referrals.selectors.rota import turns_in_words
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_KEEP_TEAM)
@require_http_methods(["GET", "POST"])
def handover_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show each with a suggestion, and hand them over in one step."""
    now, actor = timezone.now(), request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    cases, takers = selectors.to_hand_over(actor=actor, worker_id=worker.id, at=now)
    form = _form(request, worker.id, cases, takers)
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


def _form(
    request: HttpRequest,
    worker_id: UUID,
    cases: Sequence[selectors.ToHand],
    takers: Sequence[selectors.Worker],
) -> HandoverAddForm:
    now, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    ids = [worker_id, *(taker.id for taker in takers)]
    return HandoverAddForm(
        request.POST if request.method == "POST" else None,
        cases=cases,
        workers=takers,
        turns=turns_in_words(actor=actor, user_id=worker_id, at=now),
        busy=selectors.busy_times(actor=actor, worker_ids=ids, at=now),
    )
