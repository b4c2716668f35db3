"""What the plan says of the person."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.plan_edit import PlanEditForm, saved_of
from linkworkers.views.contact_add import ask_about_danger
from linkworkers.views.framing import case_to_write, render_on_plan
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def plan_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what is said; a version that is older than the saved one shows both."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "plan", at=now)
    plan = selectors.plan_for(case.referral)
    form = PlanEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(plan),
        current=plan.version,
    )
    if form.is_valid():
        words, version = form.words(), form.cleaned_data["version"]
        services.edit_plan(
            referral_id=case.referral.pk, words=words, version=version, actor=request.actor, at=now
        )
        messages.success(request, _("Saved"))
        ask_about_danger(request, case.referral, *asdict(words).values())
        return redirect("linkworkers:plan_detail", case.referral.pk)
    return render_on_plan(request, "linkworkers/plan_edit.html", case, {"form": form})
