"""Asking once the support has ended: only of people who agreed to just that (practice.md 33)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from evaluation.measures.models import Asking, Assessment, MeasureChoice, Occasion
from evaluation.measures.selectors import choices
from evaluation.measures.selectors.suiting import something_to_ask
from linkworkers.selectors.due import Years
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
    asked = choices.chosen_for(referral, on=on)
    occasions = [one for one in MONTHS if any(one in each.occasions for each in asked)]
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

    `anchor` is when it falls due, `years` how old the person is then.
    """
    asked = Assessment.objects.filter(referral=OuterRef("pk"), occasion=occasion)
    rows = Referral.objects.filter(~Exists(asked), Exists(chosen(occasion)))
    rows = rows.annotate(anchor=F("first_contact_at") + MONTHS[occasion])
    return of_age(rows).filter(something_to_ask(occasion))


def of_age(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Narrow to people who live, with their age in `years` on the day of `anchor`."""
    years = Years(TruncDate("anchor"), "person__birth_date")
    return rows.filter(person__died_on=None).annotate(years=years)


def chosen(occasion: Occasion) -> QuerySet[MeasureChoice]:
    """Return what the scheme of the outer case asks on an occasion, of whatever age."""
    rows = MeasureChoice.objects.filter(scheme=OuterRef("scheme_id"), is_on=True)
    return rows.filter(occasions__contains=[occasion])


def after_the_end(rows: QuerySet[Referral], *, on: date) -> QuerySet[Referral]:
    """Narrow what falls due to cases that were closed before, of people who agreed to it."""
    rows = rows.filter(status=Status.CLOSED, anchor__gt=F("closed_at"))
    return rows.filter(asked_afterwards(on=on))


def to_promise(occasion: Occasion, *, at: datetime) -> QuerySet[Referral]:
    """Return the closed cases whose questions of a month are to go out by link now."""
    sent = Asking.objects.filter(referral=OuterRef("pk"), occasion=occasion)
    rows = month_due(occasion).filter(~Exists(sent), anchor__lte=at, anchor__gt=at - LATE)
    return after_the_end(rows, on=timezone.localdate(at)).order_by("pk")
