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
from evaluation.measures.selectors.askings import Question
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
        return _over(request, key, now)
    questions = askings.questions_of(asking)
    asked = request.POST.get("question") if request.method == "POST" else None
    number = request.GET.get("number") if request.method == "GET" else None
    question = _named(questions, asked, number) or askings.next_question(asking, questions)
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
            "before": question.number - 1,
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
        is_last = askings.working_asking(asking_id=key, at=now) is None
        context = {"is_owned": alarm.concern_id is not None, "is_last": is_last}
        return render(request, "measures/asking_help.html", context | _words(asking, now))
    return redirect("measures:asking_answer")


def _over(request: HttpRequest, key: str | None, now: datetime) -> HttpResponse:
    """Thank whoever answered the last, however often the page is loaded; else nothing is here."""
    finished = askings.finished_asking(asking_id=key)
    if finished is not None:
        return render(request, "measures/asking_thanks.html", _words(finished, now))
    context = {"crisis_lines": cases.CRISIS_LINES}
    return render(request, "measures/asking_dead.html", context, status=404)


def _named(questions: list[Question], name: str | None, number: str | None) -> Question | None:
    """Return the question that was answered, or to which somebody went back."""
    return next((one for one in questions if name == one.name or number == str(one.number)), None)


def _words(asking: Asking, now: datetime) -> dict[str, Any]:
    scheme = asking.referral.scheme
    return {
        "reading": ways_in.reading_of(scheme, at=now),
        "crisis_lines": cases.CRISIS_LINES,
        "duty_phone": scheme.duty_phone,
    }
