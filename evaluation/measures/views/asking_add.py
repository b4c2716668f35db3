"""Sending questions by a private link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.measures import services
from evaluation.measures.forms.asking_add import AskingAddForm
from evaluation.measures.models import Occasion
from evaluation.measures.selectors import askings
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET", "POST"])
def asking_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Say what is asked and whether a link may go, and promise it."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    left = {one: askings.instruments_by_link(referral, one, at=now) for one in Occasion}
    occasions = [
        (one.value, f"{one.label}: {', '.join(each.name for each in instruments)}")
        for one, instruments in left.items()
        if instruments
    ]
    form = AskingAddForm(request.POST if request.method == "POST" else None, occasions=occasions)
    if form.is_bound and form.is_valid():
        occasion = Occasion(form.cleaned_data["occasion"])
        services.promise_asking(referral_id=referral.pk, occasion=occasion, actor=actor, at=now)
        messages.success(request, _("The link goes out now. It works for seven days"))
        return redirect("measures:assessment_list", referral_id=referral.pk)
    context = {
        "referral": referral,
        "form": form if occasions else None,
        "may_reach": askings.may_reach(referral, at=now),
    }
    return audited_render(
        request,
        "measures/asking_add.html",
        context,
        people=[referral.person_id],
        shown=["name", "safe_contact"],
    )
