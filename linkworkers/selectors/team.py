"""Colleagues' cases by reference and status."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from referrals.models import CoverGrant, Referral
from referrals.selectors import Page
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.ui import statuses

PAGE = 25


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A colleague's case: no name, no need. `url` where it is open to the reader by cover."""

    id: UUID
    person_id: UUID
    reference: str
    tag: str
    worker: str
    cover_url: str
    url: str


def team_cases(*, actor: Actor, at: datetime, after: UUID | None = None) -> Page:
    """Return colleagues' open cases by reference. One query, two past page one."""
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND)
    rows = rows.exclude(link_worker_id=actor.user_id).filter(person__is_restricted=False)
    covers = CoverGrant.objects.filter(referral=OuterRef("pk")).open_to(actor, at=at)
    rows = rows.annotate(is_covered=Exists(covers))
    if after is not None:
        rows = _behind(rows, after)
    columns = ("pk", "person_id", "reference", "status", "link_worker__name", "is_covered")
    found = list(rows.order_by("reference").values_list(*columns)[: PAGE + 1])
    base = reverse("linkworkers:caseload")
    return Page(
        [_row(values, base) for values in found[:PAGE]],
        found[PAGE - 1][0] if len(found) > PAGE else None,
    )


def _behind(rows: QuerySet[Referral], after: UUID) -> QuerySet[Referral]:
    last = rows.filter(pk=after).values_list("reference", flat=True).first()
    return rows if last is None else rows.filter(reference__gt=last)


def _row(values: tuple[Any, ...], base: str) -> TeamRow:
    pk, person_id, reference, status, worker, is_covered = values
    return TeamRow(
        id=pk,
        person_id=person_id,
        reference=reference,
        tag=statuses.status_html(status),
        worker=worker or "",
        cover_url=reverse("referrals:cover_open", args=[pk]),
        url=f"{base}{pk}/" if is_covered else "",
    )
