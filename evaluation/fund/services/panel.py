"""Who sits on a panel, and what they have to do with the applicants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import FundRound, Interest, PanelSeat, ScoreSheet
from evaluation.fund.selectors.panel import applicants_for, may_do_without, members_to_seat
from evaluation.fund.services.moves import locked, note
from evaluation.fund.states import RoundStatus
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish

SEATED = "fund.seated"
TO_SCORE = "fund.to_score"
NOT_TO_SCORE = "fund.not_to_score"
CHANGEABLE = (RoundStatus.DRAFT, RoundStatus.OPEN, RoundStatus.JUDGING)


@dataclass(frozen=True, slots=True)
class Declared:
    """Whether a member has an interest in an applicant, and which."""

    has_interest: bool
    words: str = ""


@transaction.atomic
def seat_member(
    *,
    round_id: UUID,
    user_id: UUID,
    speaks_as: str,
    organisation: str,
    actor: Actor,
    at: datetime,
) -> PanelSeat:
    """Seat a panel member of the scheme, and tell them. :raises NotVisible, Conflict:"""
    row = _round(round_id, actor)
    if not members_to_seat(row).filter(pk=user_id).exists():
        raise Invalid(_("Select somebody who has the role of a panel member"), field="user")
    seat = PanelSeat.objects.create(
        round=row,
        user_id=user_id,
        speaks_as=speaks_as,
        organisation=organisation.strip(),
        seated_at=at,
    )
    note(actor, "fund seat", seat.pk)
    # Whoever joins late would wait for the email that the others had.
    topic = TO_SCORE if row.status == RoundStatus.JUDGING else SEATED
    publish(topic=topic, subject_id=seat.pk, at=at)
    return seat


@transaction.atomic
def remove_seat(*, seat_id: UUID, actor: Actor) -> UUID:
    """
    Take somebody off a panel, and return the round's id. What they handed in stays counted.

    :raises NotVisible, NotPermitted:
    :raises Conflict: once they marked something, or as the last citizen or other organisation.
    """
    policies.check_role(actor, policies.RUNNERS)
    seat = locked(PanelSeat.objects.visible_to(actor), seat_id)
    round_id: UUID = seat.round_id
    row = _round(round_id, actor)
    if not may_do_without(row, seat, row.seats.all()):
        raise Conflict(
            _("A panel has at least one citizen and one other organisation. Seat another first")
        )
    if ScoreSheet.objects.filter(seat=seat).exists():
        raise Conflict(_("They have begun to mark applications, so they stay on the panel"))
    note(actor, "fund seat removed", seat.pk)
    seat.delete()
    return round_id


@transaction.atomic
def declare_interests(
    *, round_id: UUID, declared: Mapping[UUID, Declared], actor: Actor, at: datetime
) -> None:
    """
    Keep what a member says of the applicants; it may be changed while the panel judges.

    From then on an application in which they have an interest is not there for them, and marks
    they gave before do not count.

    :raises NotVisible: they have no seat here, or an application is not of this round.
    :raises Conflict: the round is not with the panel.
    :raises Invalid: an interest without saying which.
    """
    seat = PanelSeat.objects.visible_to(actor).filter(round=round_id).select_related("round")
    own = seat.filter(user=actor.user_id).first()
    if own is None or actor.role not in policies.PANEL:
        raise NotVisible
    known = {one.pk for one in applicants_for(actor=actor, round_id=round_id)}
    for application_id, said in declared.items():
        if application_id not in known:
            raise NotVisible
        if said.has_interest and not said.words.strip():
            raise Invalid(_("Say in a few words what the interest is"))
        Interest.objects.update_or_create(
            seat=own,
            application_id=application_id,
            defaults={
                "has_interest": said.has_interest,
                "words": said.words.strip() if said.has_interest else "",
                "declared_at": at,
            },
        )
    note(actor, "fund interests", own.pk)


def _round(round_id: UUID, actor: Actor) -> FundRound:
    policies.check_role(actor, policies.RUNNERS)
    row: FundRound = locked(FundRound.objects.run_by(actor), round_id)
    if row.status not in CHANGEABLE:
        raise Conflict(_("This round is over"))
    return row
