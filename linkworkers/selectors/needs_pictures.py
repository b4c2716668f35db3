"""How much of a problem things were at each asking, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.models import Goal, GoalStatus, HowMuch, NeedsPicture, PictureOccasion
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.needs import Need

ORDER = list(HowMuch.values)
SIDE_BY_SIDE = 4  # the first, and the last three


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, in words, and as the length of a bar of three."""

    words: str
    length: int | None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need over time, and what became of it between the first answer and the last."""

    name: str
    said: list[Said]
    change: str


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """All that was asked: the askings shown, one row a need, and what they said in words."""

    shown: list[NeedsPicture]
    rows: list[NeedRow]
    all: list[NeedsPicture]


def needs_pictures(referral: Referral) -> list[NeedsPicture]:
    """Return every asking of a case, the earliest first. One query."""
    rows = NeedsPicture.objects.filter(referral=referral).select_related("asked_by")
    return list(rows.order_by("asked_on", "asked_at", "pk"))


def needs_page(pictures: Sequence[NeedsPicture]) -> NeedsPage:
    """Return them side by side, the needs in their usual order."""
    shown = [*pictures[:1], *pictures[1:][-(SIDE_BY_SIDE - 1) :]]
    asked = {code for picture in shown for code in picture.answers}
    rows = [_row(need, shown) for need in Need if need in asked]
    return NeedsPage(shown, rows, list(pictures))


def _row(need: Need, shown: Sequence[NeedsPicture]) -> NeedRow:
    codes = [picture.answers.get(need, "") for picture in shown]
    return NeedRow(str(need.label), [_said(code) for code in codes], change_words(codes))


def _said(code: str) -> Said:
    if not code:
        return Said(_("Not asked"), None)
    return Said(str(HowMuch(code).label), ORDER.index(code))


def change_words(codes: Sequence[str]) -> str:
    """Return what became of it between the first answer and the last; nothing for a single one."""
    answered = [ORDER.index(code) for code in codes if code]
    if len(answered) < 2:
        return ""
    if answered[-1] == answered[0]:
        return _("The same")
    return _("Less of a problem") if answered[-1] < answered[0] else _("More of a problem")


def needs_picture_for(*, actor: Actor, picture_id: UUID, at: datetime) -> NeedsPicture:
    """Return one asking, if the actor may open the case. :raises NotVisible:"""
    picture = NeedsPicture.objects.visible_to(actor, at=at).filter(pk=picture_id).first()
    if picture is None:
        raise NotVisible
    return picture


@dataclass(frozen=True, slots=True)
class ToAsk:
    """What an asking begins with: its occasion, and the needs that are known of."""

    occasion: PictureOccasion
    known: frozenset[str]


def needs_to_ask(referral: Referral, *, is_end: bool) -> ToAsk:
    """Return what the referral, the goals and earlier askings name. Two queries."""
    pictures = needs_pictures(referral)
    goals = Goal.objects.filter(referral=referral, status=GoalStatus.OPEN).exclude(need="")
    asked = {code for picture in pictures for code in picture.answers}
    known = {*referral.needs, *goals.values_list("need", flat=True), *asked}
    usual = PictureOccasion.REVIEW if pictures else PictureOccasion.START
    return ToAsk(PictureOccasion.CLOSE if is_end else usual, frozenset(known))
