"""The panel: who sits on it, and what a member has still to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from evaluation.fund.models import (
    Application,
    FundRound,
    Interest,
    PanelSeat,
    Score,
    ScoreSheet,
    SpeaksAs,
)
from evaluation.fund.models.querysets import works_at
from evaluation.fund.selectors.readiness import WHO_MUST_SIT
from evaluation.fund.selectors.words import COLOURS, pounds
from evaluation.fund.states import WITH_PANEL, ApplicationStatus, RoundStatus
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class SeatRow:
    """
    A member in words. `handed_in` is how many applications they marked whole; whoever began to
    mark may not leave, nor the last of those who must sit.
    """

    id: UUID
    name: str
    speaks_as: str
    organisation: str
    handed_in: int
    interests: list[str]
    may_leave: bool


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, by name alone: what a member must know to say whether they have an interest."""

    pk: UUID
    name: str
    works_there: bool
    has_interest: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class ToMark:
    """An application that a member may read, and how far their marks are."""

    id: UUID
    title: str
    provider: str
    asked: str
    has_draft: bool
    is_handed_in: bool
    can_be_marked: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """A round in which a member sits: what is to be declared, read and marked."""

    id: UUID
    title: str
    scheme: str
    status: str
    colour: str
    is_judging: bool
    is_public: bool
    note: str
    undeclared: int
    left_out: int
    to_mark: list[ToMark]

    @property
    def handed_in(self) -> int:
        """Return how many are marked whole."""
        return sum(one.is_handed_in for one in self.to_mark)

    @property
    def in_all(self) -> int:
        """Return how many are to be marked or were; what was decided without them is neither."""
        return sum(one.is_handed_in or one.can_be_marked for one in self.to_mark)


def seats_of(row: FundRound) -> list[SeatRow]:
    """Return a round's panel. Three queries."""
    interests = Interest.objects.filter(has_interest=True)
    interests = interests.select_related("application__provider__organisation")
    seats = row.seats.select_related("user").prefetch_related(
        Prefetch("interests", queryset=interests),
        Prefetch("sheets", queryset=ScoreSheet.objects.counting()),
    )
    begun = Exists(ScoreSheet.objects.filter(seat=OuterRef("pk")))
    rows = list(seats.annotate(has_begun=begun).order_by("seated_at", "pk"))
    return [
        SeatRow(
            id=seat.pk,
            name=seat.user.name,
            speaks_as=str(SpeaksAs(seat.speaks_as).label),
            organisation=seat.organisation,
            handed_in=len(seat.sheets.all()),
            interests=[f"{one.application.provider} ({one.words})" for one in seat.interests.all()],
            may_leave=not seat.has_begun and may_do_without(row, seat, rows),
        )
        for seat in rows
    ]


def may_do_without(row: FundRound, seat: PanelSeat, seats: Iterable[PanelSeat]) -> bool:
    """Tell whether those who must sit on an announced round's panel still do without `seat`."""
    others = {one.speaks_as for one in seats if one.pk != seat.pk}
    return row.status == RoundStatus.DRAFT or others >= WHO_MUST_SIT


def members_to_seat(row: FundRound) -> QuerySet[User]:
    """Return the scheme's panel members who have no seat in this round, by name."""
    held = PanelSeat.objects.filter(round=row, user=OuterRef("pk"))
    members = User.objects.filter(
        is_active=True,
        memberships__role=Role.PANEL_MEMBER,
        memberships__organisation=row.scheme_id,
        memberships__ended_at=None,
    )
    return members.filter(~Exists(held)).order_by("name", "pk")


def applicants_for(*, actor: Actor, round_id: UUID) -> list[Applicant]:
    """
    Return who applies to a round in which the actor sits, by name.

    :raises NotVisible:
    :raises Conflict: the round is not with the panel.
    """
    seats = PanelSeat.objects.visible_to(actor).filter(round=round_id).select_related("round")
    seat = seats.first()
    if seat is None:
        raise NotVisible
    if seat.round.status != RoundStatus.JUDGING:
        raise Conflict(_("The panel is not at work on this round"))
    said = {
        one.application_id: one
        for one in Interest.objects.visible_to(actor).filter(seat__round=round_id)
    }
    rows = Application.objects.filter(round=round_id, status__in=WITH_PANEL)
    rows = rows.annotate(works_there=works_at(actor)).select_related("provider__organisation")
    return [
        Applicant(
            pk=row.pk,
            name=str(row.provider),
            works_there=row.works_there,
            has_interest=said[row.pk].has_interest if row.pk in said else None,
            words=said[row.pk].words if row.pk in said else "",
        )
        for row in rows.order_by("provider__organisation__name", "pk")
    ]


def duties_of(*, actor: Actor) -> list[Duty]:
    """Return the rounds in which the actor sits, those with the panel first. Four queries."""
    seats = PanelSeat.objects.visible_to(actor).select_related("round__scheme__organisation")
    never_open = Q(round__status=RoundStatus.CALLED_OFF, round__opened_at=None)
    rounds = [seat.round for seat in seats.exclude(never_open)]
    if not rounds:
        return []
    all_of = _numbers(rounds)
    readable = _readable(actor, rounds)
    declared = _declared(actor, rounds)
    found = [_duty(row, all_of, readable, declared) for row in rounds]
    return sorted(found, key=lambda one: (not one.is_judging, one.title))


def _duty(
    row: FundRound,
    all_of: dict[UUID, set[UUID]],
    readable: dict[UUID, list[ToMark]],
    declared: set[UUID],
) -> Duty:
    known, open_ones = all_of.get(row.pk, set()), readable.get(row.pk, [])
    undeclared = known - declared
    return Duty(
        id=row.pk,
        title=row.title,
        scheme=str(row.scheme.organisation),
        status=str(RoundStatus(row.status).label),
        colour=COLOURS[row.status],
        is_judging=row.status == RoundStatus.JUDGING,
        is_public=row.status != RoundStatus.DRAFT,
        note=_note(row),
        undeclared=len(undeclared),
        left_out=len(known) - len(undeclared) - len(open_ones),
        to_mark=open_ones,
    )


def _note(row: FundRound) -> str:
    """Return why there is nothing to do in a round that is not with the panel."""
    if row.status == RoundStatus.DECIDED:
        return _("It is decided. Thank you.")
    if row.status == RoundStatus.CALLED_OFF:
        return _("It was called off, so nothing is left to do. Thank you.")
    return _("Nothing to do yet: you get an email when applications are in.")


def _numbers(rounds: Iterable[FundRound]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    rows = Application.objects.filter(round__in=list(rounds), status__in=WITH_PANEL)
    for round_id, pk in rows.values_list("round", "pk"):
        found.setdefault(round_id, set()).add(pk)
    return found


def _declared(actor: Actor, rounds: Iterable[FundRound]) -> set[UUID]:
    rows = Interest.objects.visible_to(actor).filter(seat__round__in=list(rounds))
    return set(rows.values_list("application", flat=True))


def _readable(actor: Actor, rounds: Iterable[FundRound]) -> dict[UUID, list[ToMark]]:
    own = Prefetch("sheets", queryset=ScoreSheet.objects.visible_to(actor))
    rows = Application.objects.visible_to(actor).filter(round__in=list(rounds))
    rows = rows.select_related("provider__organisation").prefetch_related(own)
    found: dict[UUID, list[ToMark]] = {}
    for row in rows.order_by("title", "pk"):
        sheet = next(iter(row.sheets.all()), None)
        found.setdefault(row.round_id, []).append(
            ToMark(
                id=row.pk,
                title=row.title,
                provider=str(row.provider),
                asked=pounds(sum(row.amounts, Decimal(0))),
                has_draft=sheet is not None,
                is_handed_in=sheet is not None and sheet.handed_in_at is not None,
                can_be_marked=row.status == ApplicationStatus.SENT,
            )
        )
    return found


def own_marks(*, actor: Actor, row: Application) -> tuple[dict[Any, Score], ScoreSheet | None]:
    """Return the actor's own marks of an application by criterion, and their sheet."""
    sheets = ScoreSheet.objects.visible_to(actor).filter(application=row, seat__user=actor.user_id)
    sheet = sheets.prefetch_related("scores").first()
    return ({one.criterion_id: one for one in sheet.scores.all()} if sheet else {}), sheet
