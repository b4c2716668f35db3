"""Saying in one tap how something of a plan went."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_action_settle import PlanActionSettleForm
from linkworkers.models import Progress
from spcore.access import for_roles
from spcore.errors import Invalid


@for_roles(*policies.MAY_RECORD)
@require_POST
def plan_action_settle(request: HttpRequest, plan_action_id: UUID) -> HttpResponse:
    """Keep it, and go back to the plan, where it can be taken back. :raises Invalid:"""
    now, actor = timezone.now(), request.actor
    action = selectors.plan_action_for(actor=actor, action_id=plan_action_id, at=now)
    form = PlanActionSettleForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Choose how it went"))
    row = services.settle_action(
        action_id=action.pk,
        progress=Progress(form.cleaned_data["progress"]),
        version=form.cleaned_data["version"],
        actor=actor,
        at=now,
    )
    plan = reverse("linkworkers:plan_detail", args=[row.referral_id])
    return redirect(f"{plan}#{row.pk}")
