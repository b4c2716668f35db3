"""Asking the person how much of a problem things are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import HowMuch, NeedsPicture, PictureOccasion
from linkworkers.services.plan_telling import STALE, locked_to_plan, tell_of_plan
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.needs import Need

AGAIN = timedelta(hours=1)  # the same answers within it are a second click


@dataclass(frozen=True, slots=True)
class PictureAnswers:
    """What they said on a day: by need how much of a problem it is, and in their words."""

    occasion: PictureOccasion
    asked_on: date
    answers: Mapping[str, str]
    words: str = ""

    def fields(self) -> dict[str, object]:
        """Return the columns, the needs in their order. :raises Invalid: without an answer."""
        answers = {need: self.answers[need] for need in Need.values if self.answers.get(need)}
        if not answers or not set(answers.values()) <= set(HowMuch.values):
            raise Invalid(_("Ask about one thing at least"))
        said = {"occasion": self.occasion, "asked_on": self.asked_on, "words": self.words}
        return said | {"answers": answers}


@transaction.atomic
def ask_needs(
    *, referral_id: UUID, said: PictureAnswers, actor: Actor, at: datetime
) -> NeedsPicture:
    """
    Keep what they said. A second click keeps nothing twice.

    :raises NotVisible, NotPermitted, Invalid:
    """
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    fields = said.fields()
    lately = NeedsPicture.objects.filter(referral=referral, asked_at__gt=at - AGAIN)
    if (held := lately.filter(**fields).first()) is not None:
        return held
    picture = NeedsPicture.objects.create(
        referral=referral, asked_by_id=actor.user_id, asked_at=at, **fields
    )
    _tell(picture, _("How much of a problem things are"), actor, at)
    return picture


@transaction.atomic
def edit_needs(
    *, picture_id: UUID, said: PictureAnswers, version: int, actor: Actor, at: datetime
) -> NeedsPicture:
    """
    Put right what was written down wrongly; the timeline keeps what it said before.

    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    found = NeedsPicture.objects.visible_to(actor, at=at).filter(pk=picture_id)
    referral_id = found.values_list("referral_id", flat=True).first()
    if referral_id is None:
        raise NotVisible
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    picture = NeedsPicture.objects.select_for_update().get(pk=picture_id)
    if picture.version != version:
        raise Conflict(_(STALE))
    for name, value in said.fields().items():
        setattr(picture, name, value)
    picture.version += 1
    picture.save()
    picture.referral = referral
    _tell(picture, _("How much of a problem things are: put right"), actor, at)
    return picture


def _tell(picture: NeedsPicture, label: str, actor: Actor, at: datetime) -> None:
    lines = [f"{Need(code).label}: {HowMuch(how).label}" for code, how in picture.answers.items()]
    text = "\n".join(filter(None, [*lines, picture.words]))
    tell_of_plan(picture.referral, (label, text), object_id=picture.pk, actor=actor, at=at)
