"""Breaking a goal into small steps."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_steps_add import PlanStepsAddForm
from linkworkers.views.framing import case_to_write, goal_context, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def plan_steps_add(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Ask for the steps, one on each line, the easiest first."""
    now = timezone.now()
    goal = selectors.goal_for(actor=request.actor, goal_id=goal_id, at=now)
    case = case_to_write(request, goal.referral_id, "plan", at=now)
    form = PlanStepsAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_steps(goal_id=goal.pk, actor=request.actor, at=now, **form.entered())
        messages.success(request, _("Small steps added. Give each its day as you come to it"))
        return redirect("linkworkers:plan_detail", case.referral.pk)
    context = {"form": form, **goal_context(goal)}
    return render_on_plan(request, "linkworkers/plan_steps_add.html", case, context)
