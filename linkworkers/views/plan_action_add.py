"""Adding to a plan who does what."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_action_add import PlanActionAddForm
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, goal_context, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def plan_action_add(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Ask what is to happen, who does it, when, and how sure the person feels."""
    now = timezone.now()
    goal = selectors.goal_for(actor=request.actor, goal_id=goal_id, at=now)
    case = case_to_write(request, goal.referral_id, "plan", at=now)
    form = PlanActionAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = form.words()
        services.add_action(goal_id=goal.pk, words=words, actor=request.actor, at=now)
        messages.success(request, _("Added to the plan"))
        ask_about_danger(request, case.referral, words.what, words.if_hard)
        return redirect("linkworkers:plan_detail", case.referral.pk)
    context = {"form": form, **goal_context(goal)}
    return render_on_plan(request, "linkworkers/plan_action_add.html", case, context)
