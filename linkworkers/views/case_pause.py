"""Pausing a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import selectors, services
from linkworkers.forms.case_pause import CasePauseForm
from linkworkers.views.framing import render_on_case
from referrals import policies
from referrals.states import Action
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.PAUSE])
@require_http_methods(["GET", "POST"])
def case_pause(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask why the person wants to wait, and until when."""
    now, actor = timezone.now(), request.actor
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    policies.check(actor, Action.PAUSE, case.referral)
    form = CasePauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.pause_case(referral_id=case.referral.pk, actor=actor, at=now, **form.cleaned_data)
        messages.success(request, _("Paused"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    return render_on_case(request, "linkworkers/case_pause.html", case, {"form": form})
