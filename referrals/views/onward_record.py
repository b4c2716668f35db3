"""What a worker heard of an onward referral: booked, started, missed, ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.progress import ProgressForm
from referrals.models import OnwardReferral
from referrals.onward_states import SHARING_KINDS, Action, Status
from spcore.access import for_roles
from spcore.accounts.actor import Actor
from spcore.errors import Conflict
from spcore.responses import audited_render


@for_roles(*policies.WHO_MAY_ONWARD[Action.WITHDRAW])
@require_http_methods(["GET", "POST"])
def onward_record(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Ask what happened and keep it, whoever told the worker."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    actions = possible(actor, onward)
    if not actions:
        raise Conflict(_("There is nothing to record on this now"))
    form = ProgressForm(
        request.POST if request.method == "POST" else None,
        actions=actions,
        today=timezone.localdate(now),
        initial={"version": onward.version},
    )
    if form.is_valid():
        services.record_progress(onward_id=onward.pk, progress=form.progress(), actor=actor, at=now)
        messages.success(request, _("Recorded"))
        return redirect("linkworkers:case_detail", onward.referral_id)
    classes = selectors.classes_for(actor, onward.referral, at=now)
    return audited_render(
        request,
        "referrals/onward_record.html",
        {
            "onward": onward,
            "banner": selectors.case_banner(onward.referral, classes=classes),
            "form": form,
        },
        people=[onward.referral.person_id],
        shown=classes
        & {"name", "birth_date", "nhs_number", "contact", "safe_contact", "organisations"},
    )


def possible(actor: Actor, onward: OnwardReferral) -> set[str]:
    """Return the names of what can be recorded now; signposting may start as soon as offered."""
    names = policies.allowed_onward(actor, onward) & {"BOOK", "START", "MISS", "END"}
    if onward.kind in SHARING_KINDS:
        return names - ({"START"} if onward.status == Status.CHOSEN else set())
    return names | ({"START"} if onward.status == Status.OFFERED else set())
