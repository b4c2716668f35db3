"""One person's answers at the start, in between and at the end, side by side."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Instrument, Occasion
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible

SCHEME_FAMILY = "ons4"


@dataclass(frozen=True, slots=True)
class Change:
    """One item: its answers in order of time, and first to last in words."""

    label: str
    text: str
    answers: list[int | None]
    words: str


def instrument_of(family: str = SCHEME_FAMILY) -> Instrument:
    """Return the newest version of a family. :raises NotVisible: when none is loaded."""
    newest = Instrument.objects.filter(family=family).order_by("-version").first()
    if newest is None:
        raise NotVisible
    return newest


def is_answered(*, actor: Actor, referral_id: UUID, occasion: Occasion, at: datetime) -> bool:
    """Tell whether the scheme's measure was answered on this occasion."""
    rows = Assessment.objects.visible_to(actor, at=at).filter(referral_id=referral_id)
    return rows.filter(occasion=occasion, instrument__family=SCHEME_FAMILY).exists()


def change_on(
    *, actor: Actor, referral_id: UUID, at: datetime
) -> tuple[list[Assessment], list[Change]]:
    """Return the assessments of a case, oldest first, and each item across them."""
    rows = Assessment.objects.visible_to(actor, at=at).filter(referral_id=referral_id)
    assessments = list(
        rows.select_related("instrument", "recorded_by").order_by("answered_on", "recorded_at")
    )
    items = assessments[0].instrument.items if assessments else []
    return assessments, [_change(item, assessments) for item in items]


def _change(item: dict[str, str], assessments: list[Assessment]) -> Change:
    answers = [row.answers.get(item["code"]) for row in assessments]
    given = [answer for answer in answers if answer is not None]
    return Change(item["label"], item["text"], answers, _in_words(item["better"], given))


def _in_words(better: str, given: list[int]) -> str:
    """Say how the first and the last answer differ. No official threshold exists for ONS4."""
    if len(given) < 2:
        return ""
    difference = given[-1] - given[0]
    if difference == 0:
        return _("The same")
    wanted = difference > 0 if better == "up" else difference < 0
    words = _("Better by %(points)d") if wanted else _("Worse by %(points)d")
    return words % {"points": abs(difference)}
