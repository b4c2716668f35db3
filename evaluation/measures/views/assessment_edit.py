"""Correcting what was typed in wrongly."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.measures import services
from evaluation.measures.forms.assessment_edit import AssessmentEditForm
from evaluation.measures.models import Assessment, Collected
from evaluation.measures.selectors import corrections
from evaluation.measures.views.assessment_add import LEAVING, saved, unsaved
from referrals import policies
from spcore.access import for_roles
from spcore.errors import Conflict
from spcore.responses import audited_render


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET", "POST"])
def assessment_edit(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Show the answers as they stand, and keep them beside the corrected ones."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    assessment = corrections.assessment_for(actor=actor, assessment_id=assessment_id, at=now)
    if assessment.collected == Collected.LINK:
        raise Conflict(_("They gave these answers themselves. Nobody else changes them"))
    form = AssessmentEditForm(
        request.POST if request.method == "POST" else None, assessment=assessment
    )
    told = None
    if form.is_bound:
        told = unsaved(
            request,
            form,
            assessment.instrument,
            assessment.referral_id,
            stood=assessment.answers,
        )
    if LEAVING in request.POST:
        return HttpResponse(status=204)
    if form.is_valid():
        new = _corrected(assessment, form)
        return saved(request, services.correct_assessment(new=new, actor=actor, at=now))
    return audited_render(
        request,
        "measures/assessment_edit.html",
        {
            "referral": assessment.referral,
            "instrument": assessment.instrument,
            "occasion": assessment.get_occasion_display(),
            "is_alarming": bool(assessment.instrument.alarms),
            "form": form,
            "told": told,
        },
        people=[assessment.referral.person_id],
        shown=["name", "wellbeing"],
    )


def _corrected(assessment: Assessment, form: AssessmentEditForm) -> services.Corrected:
    return services.Corrected(
        assessment_id=assessment.pk,
        answers=form.answers(),
        words=form.words(),
        collected=Collected(form.cleaned_data["collected"]),
        answered_on=form.cleaned_data["answered_on"],
        why=form.cleaned_data["why"],
        version=form.cleaned_data["version"],
        nonce=form.cleaned_data.get("nonce"),
    )
