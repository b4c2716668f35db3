"""Colleagues' cases by reference and status; and whom a person can be given to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from linkworkers.models import Profile
from referrals.models import CoverGrant, Referral
from referrals.selectors import Page
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import CASE_ROLES, Role
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


@dataclass(frozen=True, slots=True)
class Worker:
    """A link worker of the team, as a choice: "Bea Hall: 31 of 40 open"."""

    id: UUID
    name: str
    held: int
    capacity: int

    @property
    def words(self) -> str:
        """Return the choice in words."""
        words = {"name": self.name, "held": self.held, "capacity": self.capacity}
        return _("%(name)s: %(held)d of %(capacity)d open") % words

    @property
    def is_full(self) -> bool:
        """Tell whether one more goes over the capacity."""
        return self.held >= self.capacity


def team_cases(*, actor: Actor, at: datetime, after: UUID | None = None) -> Page:
    """Return colleagues' open cases by reference. One query, two past page one."""
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND)
    rows = rows.exclude(link_worker_id=actor.user_id).filter(person__is_restricted=False)
    covers = CoverGrant.objects.filter(
        referral=OuterRef("pk"), user_id=actor.user_id, expires_at__gt=at
    )
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


def workers_to_choose(*, actor: Actor) -> list[Worker]:
    """
    Return whom the actor can give a person to: who takes people in the actor's own team.

    A link worker can only take a person themself.
    """
    rows = Profile.objects.filter(team_id=actor.organisation_id, is_taking_people=True)
    live = Membership.objects.filter(
        user_id=OuterRef("user_id"), organisation_id=OuterRef("team_id"), role__in=CASE_ROLES
    )
    rows = rows.filter(Exists(live.filter(ended_at=None)), user__is_active=True)
    if actor.role == Role.LINK_WORKER:
        rows = rows.filter(user_id=actor.user_id)
    held = Q(user__referrals_held__status__in=IN_HAND) & Q(
        user__referrals_held__team_id=actor.organisation_id
    )
    rows = rows.annotate(held=Count("user__referrals_held", filter=held))
    found = rows.order_by("user__name", "pk").values_list(
        "user_id", "user__name", "held", "capacity"
    )
    return [Worker(*values) for values in found]
