"""Giving several people to one link worker."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, selectors, services
from linkworkers.forms.referral_allocate_many import ReferralAllocateManyForm, chosen_ids
from referrals.selectors import triage
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render

SHOWN = ["name", "birth_date", "status"]


@for_roles(*policies.MAY_ALLOCATE)
@require_POST
def referral_allocate_many(request: HttpRequest) -> HttpResponse:
    """Ask who takes the chosen people; then give each, and say what became of each."""
    now, actor = timezone.now(), request.actor
    ids = chosen_ids(request.POST.getlist("referral"))
    people = triage.to_allocate(actor=actor, referral_ids=ids, at=now)
    if not people:
        messages.error(request, _("Choose at least one person"))
        return redirect(f"{reverse('referrals:triage_list')}?show=allocate")
    is_sent = "give" in request.POST
    workers = selectors.workers_to_choose(actor=actor, at=now)
    form = ReferralAllocateManyForm(
        request.POST if is_sent else None,
        workers=workers,
        may_exceed=actor.role == Role.SUPERVISOR,
    )
    if is_sent and form.is_valid():
        verdicts = services.allocate_many(
            referral_ids=ids,
            worker_id=form.worker_id(),
            actor=actor,
            at=now,
            over_capacity_reason=form.cleaned_data.get("over_capacity_reason", ""),
        )
        return show_verdicts(request, people, verdicts, {"worker": form.worker_name()})
    context = {"form": form if workers else None, "people": people, "ids": ids}
    return audited_render(
        request,
        "linkworkers/referral_allocate_many.html",
        context,
        people=[row.person_id for row in people],
        shown=SHOWN,
    )


def show_verdicts(
    request: HttpRequest,
    people: Sequence[triage.Chosen],
    verdicts: Sequence[services.Verdict],
    context: dict[str, Any],
) -> HttpResponse:
    """Show what became of each, and the way back for those that were given."""
    by_id = {row.id: row for row in people}
    rows = [(by_id.get(verdict.referral_id), verdict) for verdict in verdicts]
    context |= {
        "rows": rows,
        "done": [verdict.referral_id for verdict in verdicts if verdict.is_done],
    }
    return audited_render(
        request,
        "linkworkers/referral_allocated.html",
        context,
        people=[row.person_id for row in people],
        shown=SHOWN,
    )
