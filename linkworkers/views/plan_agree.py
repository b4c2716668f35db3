"""Agreeing the plan with the person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_agree import PlanAgreeForm
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def plan_agree(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the plan to read out; keep what it says as agreed that day."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "plan", at=now)
    paper = selectors.plan_paper(actor=request.actor, referral=case.referral, at=now)
    form = PlanAgreeForm(
        request.POST if request.method == "POST" else None,
        current=paper.mark,
        initial={"agreed_on": timezone.localdate(now)},
    )
    if form.is_valid():
        agreement = form.agreement()
        services.agree_plan(
            referral_id=case.referral.pk, agreement=agreement, actor=request.actor, at=now
        )
        messages.success(request, _("Agreed. What it said today stays readable"))
        ask_about_danger(request, case.referral, agreement.how_it_goes)
        return redirect("linkworkers:plan_detail", case.referral.pk)
    context = {"form": form, "paper": paper}
    return render_on_plan(request, "linkworkers/plan_agree.html", case, context)
