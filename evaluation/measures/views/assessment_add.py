"""Asking the questions of the scheme's measure."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.measures import selectors, services
from evaluation.measures.forms.assessment_add import AssessmentAddForm
from evaluation.measures.models import Occasion
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.errors import NotVisible
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET", "POST"])
def assessment_add(request: HttpRequest, referral_id: UUID, occasion: str) -> HttpResponse:
    """Ask the questions on one occasion and keep the answers."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    if occasion not in Occasion.values:
        raise NotVisible
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    instrument = selectors.instrument_of()
    form = AssessmentAddForm(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        initial={"answered_on": timezone.localdate(now)},
    )
    if form.is_valid():
        new = services.NewAssessment(
            referral_id=referral.pk,
            instrument=instrument.code,
            occasion=Occasion(occasion),
            answers=form.answers(),
            collected=form.cleaned_data["collected"],
            answered_on=form.cleaned_data["answered_on"],
        )
        services.record_assessment(new=new, actor=actor, at=now)
        messages.success(request, _("Answers saved"))
        return redirect("measures:assessment_list", referral_id=referral.pk)
    return audited_render(
        request,
        "measures/assessment_add.html",
        {
            "referral": referral,
            "instrument": instrument,
            "form": form,
            "occasion": Occasion(occasion).label,
        },
        people=[referral.person_id],
        shown=["name", "wellbeing"],
    )
