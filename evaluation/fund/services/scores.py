"""A panel member's marks: kept as they go, and handed in when whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Application, PanelSeat, Score, ScoreSheet
from evaluation.fund.services.moves import note
from evaluation.fund.states import ApplicationStatus, RoundStatus
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of 0 to 4, or none yet, and why."""

    mark: int | None
    comment: str = ""


@transaction.atomic
def keep_sheet(
    *,
    application_id: UUID,
    marks: Mapping[UUID, Mark],
    comment: str,
    is_handed_in: bool,
    actor: Actor,
    at: datetime,
) -> ScoreSheet:
    """
    Keep a member's own marks by criterion; handed in they count, and may be changed until decided.

    :raises NotVisible: also where the member has an interest, or has not said that there is none.
    :raises Conflict: the panel is not at work on it.
    :raises Invalid: handed in without a mark for each criterion.
    """
    policies.check_role(actor, policies.PANEL)
    rows = Application.objects.visible_to(actor).select_related("round")
    row = rows.filter(pk=application_id).first()
    if row is None:
        raise NotVisible
    if row.round.status != RoundStatus.JUDGING or row.status != ApplicationStatus.SENT:
        raise Conflict(_("This application is decided, or not with the panel"))
    seat = PanelSeat.objects.visible_to(actor).get(round=row.round, user=actor.user_id)
    criteria = list(row.round.criteria.all())
    given = {one.pk: marks.get(one.pk, Mark(None)) for one in criteria}
    if is_handed_in and any(one.mark is None for one in given.values()):
        raise Invalid(_("Give a mark for each criterion before you hand it in"))
    sheet, _is_new = ScoreSheet.objects.update_or_create(
        seat=seat,
        application=row,
        defaults={
            "comment": comment.strip(),
            "saved_at": at,
            "handed_in_at": at if is_handed_in else None,
        },
    )
    for criterion_id, one in given.items():
        Score.objects.update_or_create(
            sheet=sheet,
            criterion_id=criterion_id,
            defaults={"mark": one.mark, "comment": one.comment.strip()},
        )
    if is_handed_in:
        note(actor, "fund marks handed in", sheet.pk)
    return sheet
