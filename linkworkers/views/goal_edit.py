"""Changing a goal, or saying how far it has come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.goal_edit import GoalEditForm, saved_of
from linkworkers.views.framing import case_to_write, goal_context, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def goal_edit(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Show the goal; a version that is older than the saved one shows both."""
    now = timezone.now()
    goal = selectors.goal_for(actor=request.actor, goal_id=goal_id, at=now)
    case = case_to_write(request, goal.referral_id, "plan", at=now)
    form = GoalEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(goal),
        current=goal.version,
    )
    if form.is_valid():
        services.edit_goal(
            goal_id=goal.pk,
            goal=form.goal(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Goal saved"))
        return redirect("linkworkers:plan_detail", goal.referral_id)
    context = {"form": form, **goal_context(goal)}
    return render_on_plan(request, "linkworkers/goal_edit.html", case, context)
