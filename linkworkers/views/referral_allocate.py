"""Giving a person to a link worker."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.referral_allocate import ReferralAllocateForm
from linkworkers.views.framing import render_on_case
from referrals import policies as case_policies
from referrals.states import Action
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.MAY_ALLOCATE)
@require_http_methods(["GET", "POST"])
def referral_allocate(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Offer the team with what each carries; a link worker can take the person themself."""
    now, actor = timezone.now(), request.actor
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    case_policies.check(actor, Action.ALLOCATE, case.referral)
    language = case.referral.whom.language
    workers = selectors.workers_to_choose(actor=actor, at=now, language=language)
    form = ReferralAllocateForm(
        request.POST if request.method == "POST" else None,
        workers=workers,
        may_exceed=actor.role == Role.SUPERVISOR,
    )
    if form.is_valid():
        given = services.allocate_referral(
            allocation=form.allocation(case.referral.pk), actor=actor, at=now
        )
        name = workers_name(form)
        messages.success(request, _("Given to %(name)s") % {"name": name})
        if given.link_worker_id == actor.user_id:
            return redirect("linkworkers:case_detail", case.referral.pk)
        return redirect("referrals:triage_list")
    context = {"form": form if workers else None}
    return render_on_case(request, "linkworkers/referral_allocate.html", case, context)


def workers_name(form: ReferralAllocateForm) -> str:
    """Return the name of the worker that was chosen."""
    return form.workers[form.cleaned_data["worker"]].name
