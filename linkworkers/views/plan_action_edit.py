"""Changing something of a plan, or saying how it went."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_action_edit import PlanActionEditForm, saved_of
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, goal_context, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def plan_action_edit(request: HttpRequest, plan_action_id: UUID) -> HttpResponse:
    """Show it; a version that is older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    action = selectors.plan_action_for(actor=actor, action_id=plan_action_id, at=now)
    case = case_to_write(request, action.referral_id, "plan", at=now)
    form = PlanActionEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(action),
        current=action.version,
    )
    if form.is_valid():
        words, version = form.words(), form.cleaned_data["version"]
        services.edit_action(action_id=action.pk, words=words, version=version, actor=actor, at=now)
        messages.success(request, _("Saved"))
        ask_about_danger(request, case.referral, words.went, words.if_hard)
        return redirect("linkworkers:plan_detail", action.referral_id)
    context = {"form": form, **goal_context(action.goal)}
    return render_on_plan(request, "linkworkers/plan_action_edit.html", case, context)
