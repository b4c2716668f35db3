"""Asking once the support has ended: only of people who agreed to just that (practice.md 33)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from evaluation.measures.models import Asking, Assessment, MeasureChoice, Occasion
from evaluation.measures.selectors import choices
from referrals import selectors as cases
from referrals.models import Consent, Purpose, Referral
from referrals.selectors.consents import asked_afterwards
from referrals.states import OPEN, Status
from spcore.accounts.actor import Actor

# Counted from the first contact.
MONTHS = {
    Occasion.MONTHS_3: timedelta(days=91),
    Occasion.MONTHS_6: timedelta(days=182),
    Occasion.MONTHS_12: timedelta(days=365),
}
# They are about the support itself, whenever they are typed in.
DURING = (Occasion.BASELINE, Occasion.CLOSE)
LATE = timedelta(days=28)  # later than this, an answer is no longer one of that month


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What a scheme asks after the end, and the person's latest answer to being asked."""

    occasions: list[Occasion]
    consent: Consent | None
    stands: bool


def afterwards_of(referral: Referral, *, actor: Actor, at: datetime) -> Afterwards:
    """Return how it stands with a case that the caller may open."""
    on = timezone.localdate(at)
    chosen = choices.chosen_for(referral, on=on)
    occasions = [one for one in MONTHS if any(one in each.occasions for each in chosen)]
    held = cases.consents_of(actor=actor, referral=referral, at=at)
    latest = next((one for one in held if one.purpose == Purpose.AFTERWARDS), None)
    return Afterwards(occasions, latest, agreed(referral, on=on))


def agreed(referral: Referral, *, on: date) -> bool:
    """Tell whether the person's agreement to be asked after the end stands on a day."""
    return Referral.objects.filter(asked_afterwards(on=on), pk=referral.pk).exists()


def may_be_asked(referral: Referral, occasion: Occasion, *, on: date) -> bool:
    """Tell whether answers of a day may be had: of the time of support, or by agreement."""
    if referral.status != Status.CLOSED or referral.closed_at is None or occasion in DURING:
        return True
    return on <= timezone.localdate(referral.closed_at) or agreed(referral, on=on)


def asks_on(*, at: datetime) -> Q:
    """Return which askings may still be answered: while the case is open, or by agreement."""
    is_agreed = asked_afterwards(on=timezone.localdate(at), person="referral__person_id")
    after = Q(referral__status=Status.CLOSED, occasion__in=list(MONTHS)) & Q(is_agreed)
    return Q(referral__status__in=OPEN) | after


def month_due(occasion: Occasion) -> QuerySet[Referral]:
    """
    Return the cases whose scheme asks that long after the first contact, and nobody has asked.

    `anchor` is when it falls due.
    """
    chosen = MeasureChoice.objects.filter(
        scheme=OuterRef("scheme_id"), is_on=True, occasions__contains=[occasion]
    )
    asked = Assessment.objects.filter(referral=OuterRef("pk"), occasion=occasion)
    rows = Referral.objects.filter(Exists(chosen), ~Exists(asked))
    return rows.annotate(anchor=F("first_contact_at") + MONTHS[occasion])


def after_the_end(rows: QuerySet[Referral], *, on: date) -> QuerySet[Referral]:
    """Narrow what falls due to cases that were closed before, of people who agreed to it."""
    rows = rows.filter(status=Status.CLOSED, anchor__gt=F("closed_at"), person__died_on=None)
    return rows.filter(asked_afterwards(on=on))


def to_promise(occasion: Occasion, *, at: datetime) -> QuerySet[Referral]:
    """Return the closed cases whose questions of a month are to go out by link now."""
    sent = Asking.objects.filter(referral=OuterRef("pk"), occasion=occasion)
    rows = month_due(occasion).filter(~Exists(sent), anchor__lte=at, anchor__gt=at - LATE)
    return after_the_end(rows, on=timezone.localdate(at)).order_by("pk")
