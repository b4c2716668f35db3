"""Planning the next session, or moving it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.supervision_plan import SupervisionPlanForm
from linkworkers.selectors import supervision
from linkworkers.services.supervision import plan_session
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_http_methods(["GET", "POST"])
def supervision_plan(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Ask for the day; what is planned already is moved."""
    actor = request.actor
    worker = selectors.worker_for(actor=actor, user_id=user_id)
    planned = supervision.session_with(actor=actor, worker_id=worker.id)
    form = SupervisionPlanForm(
        request.POST if request.method == "POST" else None,
        actor=actor,
        worker_id=worker.id,
        supervisors=supervision.supervisors(actor=actor),
        initial=_initial(planned),
    )
    if form.is_valid():
        session = plan_session(plan=form.plan(), actor=actor, at=timezone.now())
        messages.success(request, _("Planned"))
        return redirect("linkworkers:supervision_detail", session.pk)
    context = {"form": form, "worker": worker, "planned": planned}
    return render(request, "linkworkers/supervision_plan.html", context)


def _initial(planned: supervision.SessionRow | None) -> dict[str, object]:
    if planned is None:
        return {}
    chosen = str(planned.supervisor_id)
    return {"supervisor": chosen, "day": planned.day, "starts": planned.starts}
