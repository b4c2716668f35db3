"""With whom a goal is shared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.goal_share import GoalShareForm, ticked
from linkworkers.selectors import goal_shares
from linkworkers.services.goal_shares import share_goal
from linkworkers.views.framing import case_to_write, render_on_plan
from spcore.access import for_roles
from spcore.needs import Need


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def goal_share(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Ask whom the person wants to see it, and show what each would."""
    now, actor = timezone.now(), request.actor
    goal = selectors.goal_for(actor=actor, goal_id=goal_id, at=now)
    case = case_to_write(request, goal.referral_id, "plan", at=now)
    could_see = goal_shares.could_see(case.referral)
    shares = goal_shares.shown_to([goal.pk]).get(goal.pk, [])
    form = GoalShareForm(
        request.POST if request.method == "POST" else None,
        could_see=could_see,
        initial={"who": ticked(shares)},
    )
    if form.is_valid():
        share_goal(goal_id=goal.pk, actor=actor, at=now, **form.entered())
        messages.success(request, _("Saved who sees this goal"))
        return redirect("linkworkers:plan_detail", goal.referral_id)
    has_anybody = bool(could_see.practice or could_see.services)
    context = {
        "goal": goal,
        "form": form if has_anybody and goal.need != Need.SAFETY else None,
        "is_safety": goal.need == Need.SAFETY,
        "is_practice_told": bool(could_see.practice),
    }
    return render_on_plan(request, "linkworkers/goal_share.html", case, context)
