"""Whether a child is able to make one decision, by a named worker with reasons."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.competence_add import CompetenceAddForm
from referrals.views.person_frame import render_about
from spcore.access import for_roles
from spcore.errors import Conflict


@for_roles(*policies.MAY_RECORD_CHILD)
@require_http_methods(["GET", "POST"])
def competence_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask which decision, the answer and the reasons."""
    now, actor = timezone.now(), request.actor
    referral = services.case_to_write(referral_id, actor, now)
    if selectors.age_on(referral.whom, on=timezone.localdate(now)) >= selectors.ABLE_FROM:
        raise Conflict(_("From 16 a young person is presumed able to decide"))
    form = CompetenceAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        entered = form.cleaned_data
        services.decide_competence(
            referral_id=referral.pk,
            decision=entered["decision"],
            is_competent=entered["is_competent"] == "yes",
            reasons=entered["reasons"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Recorded under your name"))
        return redirect("referrals:family_list", referral.pk)
    return render_about(
        request, "referrals/competence_add.html", referral, {"form": form}, shown=frozenset()
    )
