"""Writing on a case what was decided in supervision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors
from linkworkers.forms.supervision_decide import SupervisionDecideForm, saved_of
from linkworkers.selectors import supervision
from linkworkers.services.supervision_decisions import decide_on_case
from linkworkers.views.framing import render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_http_methods(["GET", "POST"])
def supervision_decide(request: HttpRequest, session_id: UUID, referral_id: UUID) -> HttpResponse:
    """Ask what was decided and what comes next; a case changed meanwhile shows both."""
    now, actor = timezone.now(), request.actor
    session = supervision.session_for(actor=actor, session_id=session_id)
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    form = SupervisionDecideForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(case.referral),
        current=case.referral.version,
    )
    if form.is_valid():
        decide_on_case(
            session_id=session.id,
            referral_id=case.referral.pk,
            decision=form.decision(),
            version=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Written on the case"))
        return redirect("linkworkers:supervision_detail", session.id)
    context = {"form": form, "back": reverse("linkworkers:supervision_detail", args=[session.id])}
    return render_on_case(request, "linkworkers/supervision_decide.html", case, context)
