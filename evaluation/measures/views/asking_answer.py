"""Questions on somebody's own phone: one a page, each kept at once."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evaluation.measures import services
from evaluation.measures.forms.asking_answer import AskingAnswerForm
from evaluation.measures.models import Asking
from evaluation.measures.selectors import askings
from evaluation.measures.views.asking_open import PURPOSE
from referrals import selectors as cases
from referrals.selectors import ways_in
from referrals.states import Status
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def asking_answer(request: HttpRequest) -> HttpResponse:
    """Ask the next question; nothing about the person stands here, nor an answer given before."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    asking = askings.working_asking(asking_id=key, at=now)
    if asking is None:
        context = {"crisis_lines": cases.CRISIS_LINES}
        return render(request, "measures/asking_dead.html", context, status=404)
    questions = askings.questions_of(asking)
    asked = request.POST.get("question") if request.method == "POST" else None
    question = next((one for one in questions if one.name == asked), None)
    question = question or askings.next_question(asking, questions)
    if question is None:
        return render(request, "measures/asking_thanks.html", _words(asking, now))
    form = AskingAnswerForm(
        request.POST if asked else None, item=question.item, initial={"question": question.name}
    )
    if not form.is_valid():
        readers = askings.readers_of(asking, question.instrument)
        context = {
            "form": form,
            "question": question,
            "readers": readers,
            "is_afterwards": asking.referral.status == Status.CLOSED,
            "is_told_first": question.number == 1 or question.instrument.alarms,
            **_words(asking, now),
        }
        return render(request, "measures/asking_answer.html", context)
    alarm = services.keep_answer(
        asking_id=asking.pk, name=question.name, answer=form.given(), at=now
    )
    if alarm is not None:
        context = {"is_owned": alarm.concern_id is not None, **_words(asking, now)}
        return render(request, "measures/asking_help.html", context)
    return _on(request, asking, now)


def _on(request: HttpRequest, asking: Asking, now: datetime) -> HttpResponse:
    """Go to the next question, or thank whoever answered the last."""
    if askings.working_asking(asking_id=str(asking.pk), at=now) is not None:
        return redirect("measures:asking_answer")
    private_links.forget(request, purpose=PURPOSE)
    return render(request, "measures/asking_thanks.html", _words(asking, now))


def _words(asking: Asking, now: datetime) -> dict[str, Any]:
    scheme = asking.referral.scheme
    return {
        "reading": ways_in.reading_of(scheme, at=now),
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": scheme.duty_phone,
    }
