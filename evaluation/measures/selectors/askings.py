"""Which questions may go by link, which asking a link opens, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from evaluation.measures.models import Asking, Instrument, MeasureChoice, Occasion
from evaluation.measures.scoring import Item
from evaluation.measures.selectors import choices
from evaluation.measures.selectors.afterwards import asks_on, may_be_asked
from evaluation.measures.selectors.days import is_late_start, is_time
from linkworkers.selectors import check_ins
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.tokens import hash_of


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an asking: whose it is, and how many came before it."""

    instrument: Instrument
    item: Item
    number: int
    of: int

    @property
    def name(self) -> str:
        """Return what a form calls it."""
        return f"{self.instrument.code}.{self.item.code}"


def instruments_by_link(
    referral: Referral, occasion: Occasion, *, at: datetime
) -> list[Instrument]:
    """Return what the scheme asks by link on an occasion, and can be answered then (again)."""
    on = timezone.localdate(at)
    if not may_be_asked(referral, occasion, on=on) or not is_time(referral, occasion, on=on):
        return []
    by_link = {
        one.instrument.family for one in choices.chosen_for(referral, on=on) if one.is_by_link
    }
    asked = choices.to_ask(referral, occasion, on=on)
    return [
        one.instrument
        for one in asked
        if one.instrument.family in by_link
        and goes_by_link(one.instrument)
        and (not one.is_answered or occasion == Occasion.REVIEW)
        and not is_late_start(referral, one.instrument.family, occasion)
    ]


def goes_by_link(instrument: Instrument) -> bool:
    """Tell whether a measure can be asked with nobody there: none that holds a person's words."""
    wordy = any(item.is_named for item in instrument.questions()) or not instrument.is_asked
    return instrument.is_by_link and not wordy


def may_reach(referral: Referral, *, at: datetime) -> bool:
    """Tell whether a private link may go to this person now."""
    if referral.person is None:  # a draft that names nobody yet
        return False
    return bool(check_ins.address_of(referral.person, at=at))


def address_of(asking: Asking, *, at: datetime) -> str:
    """Return where its link may go now; nothing where it must not be sent."""
    person = asking.referral.person
    return check_ins.address_of(person, at=at) if person else ""


def askings_of(*, actor: Actor, referral_id: UUID, at: datetime) -> list[Asking]:
    """Return what was sent by link on a case, the newest first."""
    rows = Asking.objects.visible_to(actor, at=at).filter(referral_id=referral_id)
    return list(rows.order_by("-promised_at", "pk")[:5])


def to_send(asking_id: UUID, *, at: datetime) -> Asking | None:
    """Return a promised asking that may still be answered, with its person."""
    rows = Asking.objects.select_related("referral__person")
    return rows.filter(asks_on(at=at), pk=asking_id, finished_at=None).first()


def asking_of_link(*, token: str, at: datetime) -> Asking | None:
    """Return the asking whose link this is, while it works."""
    return _working(at).filter(token_hash=hash_of(token)).first() if token else None


def old_asking_of_link(*, token: str, at: datetime) -> Asking | None:
    """Return the asking whose link this was, if it ran out before all was answered."""
    rows = _unfinished(at).filter(token_hash=hash_of(token))
    return rows.first() if token else None


def askable_again(*, asking_id: str | None, at: datetime) -> QuerySet[Asking]:
    """Return an asking that may be answered, whose link ran out and which no newer one ended."""
    newer = Asking.objects.filter(
        referral=OuterRef("referral"), promised_at__gt=OuterRef("promised_at")
    )
    rows = _unfinished(at).filter(pk=asking_id) if asking_id else Asking.objects.none()
    return rows.filter(~Exists(newer), expires_at__lte=at)


def working_asking(*, asking_id: str | None, at: datetime) -> Asking | None:
    """Return the asking that a browser opened, while it works."""
    return _working(at).filter(pk=asking_id).first() if asking_id else None


def finished_asking(*, asking_id: str | None) -> Asking | None:
    """Return the asking that a browser opened, once all was answered: to say thanks, no more."""
    rows = Asking.objects.select_related("referral__scheme").exclude(finished_at=None)
    return rows.filter(pk=asking_id).first() if asking_id else None


def _working(at: datetime) -> QuerySet[Asking]:
    return _unfinished(at).filter(expires_at__gt=at)


def _unfinished(at: datetime) -> QuerySet[Asking]:
    rows = Asking.objects.select_related("referral__scheme", "referral__person")
    return rows.filter(asks_on(at=at), finished_at=None, referral__person__died_on=None)


def questions_of(asking: Asking) -> list[Question]:
    """Return every question of an asking, in order."""
    by_code = Instrument.objects.in_bulk(asking.instruments)
    rows = [by_code[code] for code in asking.instruments if code in by_code]
    pairs = [(row, item) for row in rows for item in row.questions()]
    return [Question(row, item, number, len(pairs)) for number, (row, item) in enumerate(pairs, 1)]


def next_question(asking: Asking, questions: list[Question]) -> Question | None:
    """Return the first question neither answered nor passed over."""
    return next(
        (
            one
            for one in questions
            if one.item.code not in asking.typed.get(one.instrument.code, {})
        ),
        None,
    )


def readers_of(asking: Asking, instrument: Instrument) -> str:
    """Return who reads the answers and when, as the scheme has put it for this measure."""
    rows = MeasureChoice.objects.filter(
        scheme_id=asking.referral.scheme_id, family=instrument.family
    )
    return rows.values_list("read_by", flat=True).first() or ""
