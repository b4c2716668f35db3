"""Whom a link worker works with, who could take each of them, and what became of a handover."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from linkworkers.models import ORDINARY, Appointment, HandedCase, Handover
from linkworkers.selectors.kind_letters import KindLetter, kind_letter, why_no_letter
from linkworkers.selectors.workers import Worker, suggested, workers_to_choose
from referrals.models import ContactChannel, Person, Referral
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class ToHand:
    """One open person: who they are, and who is suggested to take them."""

    id: UUID
    person_id: UUID
    title: str
    taker: UUID | None


@dataclass(frozen=True, slots=True)
class Busy:
    """An appointment to come: whose case it is of, from when until when."""

    referral_id: UUID
    starts_at: datetime
    ends_at: datetime

    def clashes_with(self, other: "Busy") -> bool:
        """Tell whether both are at one time."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """What a handover did. `cases`: who the person is, and to whom they went."""

    id: UUID
    worker: str
    why: str
    is_undone: bool
    cases: list[tuple[UUID, UUID, str, str]]


def to_hand_over(
    *, actor: Actor, worker_id: UUID, at: datetime
) -> tuple[list[ToHand], list[Worker]]:
    """
    Return everybody they work with, each with a suggestion, and who could take them. Two queries.

    Every suggestion counts those before it, so that the work is shared out.
    """
    workers = [each for each in workers_to_choose(actor=actor, at=at) if each.id != worker_id]
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND).filter(link_worker_id=worker_id)
    rows = rows.select_related("person", "support").order_by("person__folded_name", "pk")
    loads, found = {each.id: each for each in workers}, []
    for case in rows:
        taker = suggested(loads.values()) or min(loads.values(), key=_share, default=None)
        if taker is not None:
            support = getattr(case, "support", None)
            weight = support.weight if support else ORDINARY
            loads[taker.id] = replace(taker, held=taker.held + 1, weighs=taker.weighs + weight)
        found.append(
            ToHand(case.pk, case.whom.pk, _title(case.whom, case), taker.id if taker else None)
        )
    return found, workers


def busy_times(*, actor: Actor, worker_ids: Iterable[UUID], at: datetime) -> dict[UUID, list[Busy]]:
    """Return the appointments to come of link workers, by whose they are. One query."""
    rows = Appointment.objects.booked().filter(worker_id__in=worker_ids, ends_at__gt=at)
    found: dict[UUID, list[Busy]] = {}
    columns = ("worker_id", "referral_id", "starts_at", "ends_at")
    for worker_id, *span in rows.order_by("starts_at", "pk").values_list(*columns):
        found.setdefault(worker_id, []).append(Busy(*span))
    return found


def _share(worker: Worker) -> Any:
    return worker.share, worker.name


def _title(person: Person, case: Referral) -> str:
    if person.is_restricted:
        return _("Restricted record, %(reference)s") % {"reference": case.reference}
    given = person.preferred_name or person.given_name
    return f"{given} {person.family_name}, {case.reference}"


def handover_letters(
    *, actor: Actor, handover_id: UUID, at: datetime
) -> list[tuple[UUID, KindLetter]]:
    """
    Return a letter from whoever took over to each person who wants letters and may have one.

    Two queries. :raises NotVisible:
    """
    handover = Handover.objects.visible_to(actor).filter(pk=handover_id, undone_at=None).first()
    if handover is None:
        raise NotVisible
    rows = HandedCase.objects.filter(
        handover=handover,
        referral__link_worker=F("to_worker"),
        referral__person__preferred_channel=ContactChannel.POST,
        referral__person__is_restricted=False,
    )
    rows = rows.select_related("referral__person", "referral__team", "referral__link_worker")
    cases = [row.referral for row in rows.order_by("referral__person__folded_name", "pk")]
    return [
        (case.whom.pk, kind_letter(case, at=at)) for case in cases if not why_no_letter(case.whom)
    ]


def handover_for(*, actor: Actor, handover_id: UUID) -> HandoverPage:
    """Return what one did. Two queries. :raises NotVisible:"""
    rows = Handover.objects.visible_to(actor).select_related("worker")
    handover = rows.filter(pk=handover_id).first()
    if handover is None:
        raise NotVisible
    handed = HandedCase.objects.filter(handover=handover)
    handed = handed.select_related("referral__person", "to_worker")
    return HandoverPage(
        id=handover.pk,
        worker=handover.worker.name,
        why=handover.get_why_display(),
        is_undone=handover.undone_at is not None,
        cases=[
            (
                row.referral_id,
                row.referral.whom.pk,
                _title(row.referral.whom, row.referral),
                row.to_worker.name,
            )
            for row in handed.order_by("referral__person__folded_name", "pk")
        ],
    )
