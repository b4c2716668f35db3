"""Agreeing a goal."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, services
from linkworkers.forms.goal_add import GoalAddForm
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def goal_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask what the person wants, in their words."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "plan", at=now)
    form = GoalAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        goal = form.goal()
        first = form.first()
        services.add_goal(
            referral_id=case.referral.pk, goal=goal, first=first, actor=request.actor, at=now
        )
        messages.success(request, _("Goal saved"))
        ask_about_danger(request, case.referral, goal.words, first.what if first else "")
        return redirect("linkworkers:plan_detail", case.referral.pk)
    return render_on_plan(request, "linkworkers/goal_add.html", case, {"form": form})
