"""Asking by a private link, and keeping each answer as it comes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from evaluation.measures.models import Asking, Collected, Instrument, Occasion
from evaluation.measures.selectors import askings
from evaluation.measures.selectors.afterwards import MONTHS, to_promise
from evaluation.measures.services.alarms import Alarm, raise_alarm_unattended
from evaluation.measures.services.assessments import NewAssessment, keep_assessment
from referrals import services as cases
from referrals.services.consents import stop_asking as take_back
from referrals.states import Status
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict, Invalid
from spcore.outbox.publishing import publish
from spcore.private_links import new_token

TOPIC = "asking.send"
LASTS = timedelta(days=7)  # security.md D3
BETWEEN = timedelta(minutes=10)
TOO_LATE = _lazy("This was answered already, or the link is too old")


@transaction.atomic
def promise_asking(*, referral_id: UUID, occasion: Occasion, actor: Actor, at: datetime) -> Asking:
    """
    Promise the questions of an occasion by link; an older one that is open works no more.

    :raises NotVisible: when the actor may not open the case.
    :raises Conflict: when no link may go to this person, or nothing is left to ask by link.
    """
    referral = cases.locked(referral_id=referral_id, actor=actor, at=at)
    if not askings.may_reach(referral, at=at):
        raise Conflict(_("No link may go to this person. Ask them in person, or on the phone"))
    instruments = askings.instruments_by_link(referral, occasion, at=at)
    if not instruments:
        raise Conflict(_("Nothing is left that may be asked by link"))
    Asking.objects.filter(referral=referral, finished_at=None).update(expires_at=at)
    asking = Asking.objects.create(
        referral=referral,
        occasion=occasion,
        instruments=[one.code for one in instruments],
        asked_by_id=actor.user_id,
        promised_at=at,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="asking",
        people=[referral.person_id],
        shown=["wellbeing"],
        object_id=asking.pk,
    )
    publish(topic=TOPIC, subject_id=asking.pk, at=at)
    return asking


def promise_due(*, at: datetime) -> int:
    """
    Promise what falls due after the end of people's support to those who agreed to it.

    Return to how many. Whom no link may reach is left to a person, who is reminded.
    """
    number = 0
    for occasion in MONTHS:
        for referral_id in list(to_promise(occasion, at=at).values_list("pk", flat=True)):
            number += _promise_once(referral_id, occasion, at)
    return number


@transaction.atomic
def _promise_once(referral_id: UUID, occasion: Occasion, at: datetime) -> bool:
    """Promise it unless another run did meanwhile, or no link may go to the person."""
    cases.locked(referral_id=referral_id, actor=SYSTEM, at=at)
    if Asking.objects.filter(referral_id=referral_id, occasion=occasion).exists():
        return False
    try:
        promise_asking(referral_id=referral_id, occasion=occasion, actor=SYSTEM, at=at)
    except Conflict:
        return False
    return True


@transaction.atomic
def stop_asking(*, asking_id: str | None, at: datetime) -> None:
    """Ask no more after the end, as the person says on the page of their link. Says no more."""
    asking = askings.working_asking(asking_id=asking_id, at=at)
    if asking is not None and asking.referral.status == Status.CLOSED:
        take_back(person_id=asking.referral.whom.pk, at=at)


def issue_asking(*, asking_id: UUID, at: datetime) -> str:
    """Give an asking a new secret, which ends an older one, and return it."""
    token = new_token()
    Asking.objects.filter(pk=asking_id, finished_at=None).update(
        token_hash=hash_of(token), sent_at=at, expires_at=at + LASTS
    )
    return token


@transaction.atomic
def ask_again(*, asking_id: str | None, at: datetime) -> None:
    """
    Promise a new link to the channel on file, for one that ran out (practice.md 33).

    Nothing is sent where no link may go to this person any more, nor twice within ten minutes.
    Whoever asks is told the same whatever it did.
    """
    rows = askings.askable_again(asking_id=asking_id, at=at).select_for_update(of=("self",))
    asking = rows.filter(promised_at__lte=at - BETWEEN).first()
    if asking is None or not askings.may_reach(asking.referral, at=at):
        return
    asking.promised_at = at
    asking.save(update_fields=["promised_at"])
    audit.record(
        actor=SYSTEM,
        action=audit.Action.CHANGE,
        label="asking",
        people=[asking.referral.whom.pk],
        shown=["wellbeing"],
        object_id=asking.pk,
        purpose="a new link, asked for by whoever opened the old one",
    )
    publish(topic=TOPIC, subject_id=asking.pk, at=at)


@transaction.atomic
def keep_answer(*, asking_id: UUID, name: str, answer: float | None, at: datetime) -> Alarm | None:
    """
    Keep one answer, or that the question was passed over. The last one finishes the asking.

    The same answer sent twice is kept once. One that may mean danger opens the risk pathway in this
    transaction, whether or not the rest is ever answered.
    :raises Conflict: when the link works no more.
    :raises Invalid: for an answer that is not one of the question's.
    """
    rows = Asking.objects.select_for_update(of=("self",)).select_related("referral__person")
    asking = rows.filter(pk=asking_id, expires_at__gt=at).first()
    if asking is None:
        raise Conflict(TOO_LATE)
    questions = askings.questions_of(asking)
    question = next((one for one in questions if one.name == name), None)
    if question is None or (answer is not None and not question.item.allows(answer)):
        raise Invalid(_("Choose one of the answers shown"), field="answer")
    given = asking.typed.setdefault(question.instrument.code, {})
    is_new = question.item.code not in given or given[question.item.code] != answer
    if asking.finished_at is not None:
        if is_new:
            raise Conflict(TOO_LATE)
        return None  # the last button was pressed twice
    given[question.item.code] = answer
    asking.save(update_fields=["typed"])
    alarm = None
    if answer is not None and is_new:
        one = {question.item.code: answer}
        alarm = raise_alarm_unattended(asking.referral, question.instrument, one, at=at)
    if askings.next_question(asking, questions) is None:
        _finish(asking, at)
    return alarm


@transaction.atomic
def pass_over(*, scheme_id: UUID, family: str, at: datetime) -> None:
    """Ask no more of a measure by the links that are out, as its scheme has decided since."""
    codes = list(Instrument.objects.filter(family=family).values_list("pk", flat=True))
    rows = Asking.objects.select_for_update(of=("self",)).filter(
        referral__scheme_id=scheme_id, finished_at=None, instruments__overlap=codes
    )
    for asking in rows.select_related("referral__person"):
        questions = askings.questions_of(asking)
        for one in questions:
            if one.instrument.family == family:
                asking.typed.setdefault(one.instrument.code, {}).setdefault(one.item.code, None)
        asking.save(update_fields=["typed"])
        is_out = asking.expires_at is not None and asking.expires_at > at
        if is_out and askings.next_question(asking, questions) is None:
            _finish(asking, at)


def _finish(asking: Asking, at: datetime) -> None:
    """Keep what was answered as assessments; where somebody asked meanwhile, theirs stands."""
    for instrument in Instrument.objects.filter(pk__in=asking.instruments).order_by("rank", "pk"):
        typed = asking.typed.get(instrument.code, {})
        answers = {code: answer for code, answer in typed.items() if answer is not None}
        if not answers:
            continue
        new = NewAssessment(
            referral_id=asking.referral_id,
            instrument=instrument.code,
            occasion=Occasion(asking.occasion),
            answers=answers,
            collected=Collected.LINK,
            answered_on=timezone.localdate(at),
        )
        try:
            with transaction.atomic():
                keep_assessment(asking.referral, instrument, new, actor=SYSTEM, at=at)
        except Conflict:
            continue
    asking.finished_at = at
    asking.save(update_fields=["finished_at"])
