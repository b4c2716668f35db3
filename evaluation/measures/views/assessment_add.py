"""Asking the questions of one of the scheme's measures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.measures import selectors, services
from evaluation.measures.forms.assessment_add import AssessmentAddForm
from evaluation.measures.models import Collected, Instrument, Occasion
from evaluation.measures.selectors.days import refusal_of_day
from referrals import policies
from referrals import selectors as cases
from spcore.access import for_roles
from spcore.errors import NotVisible
from spcore.responses import audited_render

LEAVING = "leaving"  # sent by the page itself, when it is left unsaved


@for_roles(*policies.MAY_OPEN_CASE)
@require_http_methods(["GET", "POST"])
def assessment_add(
    request: HttpRequest, referral_id: UUID, family: str, occasion: str
) -> HttpResponse:
    """Ask the questions on one occasion and keep the answers."""
    now = timezone.now()
    actor = request.actor  # type: ignore[attr-defined]
    referral = cases.referral_for(actor=actor, referral_id=referral_id, at=now)
    instrument = _instrument(referral.scheme_id, family, occasion)
    form = AssessmentAddForm(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        refuse=lambda day: refusal_of_day(referral, family, Occasion(occasion), on=day),
        initial={
            "answered_on": timezone.localdate(now),
            **selectors.words_before(actor=actor, referral_id=referral.pk, family=family, at=now),
        },
    )
    told = unsaved(request, form, instrument, referral.pk) if form.is_bound else None
    if LEAVING in request.POST:
        return HttpResponse(status=204)
    if form.is_valid():
        new = _new(referral.pk, instrument, Occasion(occasion), form)
        return saved(request, services.record_assessment(new=new, actor=actor, at=now))
    context = {
        "referral": referral,
        "instrument": instrument,
        "form": form,
        "occasion": Occasion(occasion).label,
        "is_alarming": bool(instrument.alarms),
        "told": told,
    }
    return audited_render(
        request,
        "measures/assessment_add.html",
        context,
        people=[referral.person_id],
        shown=["name", "wellbeing"],
    )


def _instrument(scheme_id: Any, family: str, occasion: str) -> Instrument:
    if occasion not in Occasion.values or not selectors.is_chosen(scheme_id, family):
        raise NotVisible
    return selectors.instrument_of(family)


def _new(
    referral_id: UUID, instrument: Instrument, occasion: Occasion, form: AssessmentAddForm
) -> services.NewAssessment:
    return services.NewAssessment(
        referral_id=referral_id,
        instrument=instrument.code,
        occasion=occasion,
        answers=form.answers(),
        collected=Collected(form.cleaned_data["collected"]),
        answered_on=form.cleaned_data["answered_on"],
        words=form.words(),
        nonce=form.cleaned_data.get("nonce"),
    )


def unsaved(
    request: HttpRequest,
    form: AssessmentAddForm,
    instrument: Instrument,
    referral_id: UUID,
    *,
    stood: Mapping[str, float] | None = None,
) -> services.Alarm | None:
    """Tell of danger in what cannot be saved, or was left; `stood` was told of before."""
    if form.is_valid() and LEAVING not in request.POST:
        return None
    answers = {
        code: answer
        for code, answer in form.answers().items()
        if not stood or stood.get(code) != answer
    }
    found = services.Unsaved(referral_id, instrument, answers, form.cleaned_data.get("nonce"))
    actor = request.actor  # type: ignore[attr-defined]
    return services.raise_alarm_unsaved(found, actor=actor, at=timezone.now())


def saved(request: HttpRequest, recorded: services.Recorded) -> HttpResponse:
    """Go to the concern where one was raised, else on to the next questions."""
    kept, alarm = recorded.assessment, recorded.alarm
    if alarm is not None and alarm.concern_id is not None:
        messages.warning(request, _("Answers saved. Ask them now whether they are safe"))
        return redirect("referrals:concern_raised", alarm.concern_id)
    if alarm is not None:
        text = _("Answers saved. An answer may mean danger, and NOBODY could be told. Ring now")
        messages.error(request, text)
        return redirect("referrals:concern_add", kept.referral_id)
    is_corrected = kept.corrections.exists()
    messages.success(request, _("Corrected") if is_corrected else _("Answers saved"))
    if kept.occasion == Occasion.REVIEW or is_corrected:
        return redirect("measures:assessment_list", referral_id=kept.referral_id)
    return redirect("measures:assessment_next", kept.referral_id, kept.occasion)
