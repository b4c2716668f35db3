"""Closing a case: the questions first, the loops that are open, the outcome, the words."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import selectors, services
from linkworkers.forms.case_close import CaseCloseForm
from linkworkers.views.framing import render_on_case
from referrals import policies
from referrals.states import Action
from spcore.access import for_roles

SHOWN = frozenset({"organisations", "wellbeing", "status"})


@for_roles(*policies.WHO_MAY[Action.CLOSE])
@require_http_methods(["GET", "POST"])
def case_close(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what is still open, ask how it ended, and close."""
    now, actor = timezone.now(), request.actor
    case = selectors.case_for(actor=actor, referral_id=referral_id, at=now)
    policies.check(actor, Action.CLOSE, case.referral)
    form = CaseCloseForm(
        request.POST if request.method == "POST" else None,
        referral=case.referral,
        is_measured=selectors.has_closing_measure(referral_id=case.referral.pk),
        unreached=selectors.unreached(case.referral, actor=actor, at=now),
        initial={"version": case.referral.version},
    )
    if form.is_valid():
        services.close_case(ending=form.ending(case.referral.pk), actor=actor, at=now)
        messages.success(request, _("Closed. The practice is told"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    context = {
        "form": None if case.has_open_concern else form,
        "loops": selectors.open_loops(actor=actor, referral=case.referral),
        "is_measured": form.is_measured,
        "questions": _address("measures:assessment_next", case.referral.pk, "close"),
        "afterwards": _address("measures:afterwards_detail", case.referral.pk),
    }
    return render_on_case(request, "linkworkers/case_close.html", case, context, shown=SHOWN)


def _address(name: str, *parts: UUID | str) -> str:
    """Return the address of a page that an app above this one owns."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
