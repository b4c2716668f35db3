"""The link workers of a team: what each agreed to carry, and what each carries."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from linkworkers.models import Profile
from referrals.models import Referral
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.errors import NotVisible

_COLUMNS = ("pk", "name", "is_here", "held", "capacity", "is_taking", "languages")


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """
    Somebody who works with a team's people. `capacity` is empty while none is agreed.

    `is_here`: they still act for the team. Whoever holds people without is shown all the same.
    """

    id: UUID
    name: str
    is_here: bool
    held: int
    capacity: int | None
    is_taking_people: bool
    languages: list[str]


def worker_list(*, actor: Actor) -> list[WorkerRow]:
    """Return everybody for a supervisor, a link worker themself alone. One query."""
    rows = _rows(actor).order_by("name", "pk")
    if actor.role == Role.LINK_WORKER:
        rows = rows.filter(pk=actor.user_id)
    return [WorkerRow(*values) for values in rows.values_list(*_COLUMNS)]


def worker_for(*, actor: Actor, user_id: UUID) -> WorkerRow:
    """Return one of them. :raises NotVisible:"""
    for row in worker_list(actor=actor):
        if row.id == user_id:
            return row
    raise NotVisible


def _rows(actor: Actor) -> Any:
    team_id = actor.organisation_id
    live = Membership.objects.live().filter(organisation_id=team_id, role__in=CASE_ROLES)
    here = Exists(live.filter(user_id=OuterRef("pk"), user__is_active=True))
    profile = Profile.objects.filter(team_id=team_id, user_id=OuterRef("pk"))
    held = (
        Referral.objects.visible_to(actor)
        .filter(team_id=team_id)
        .in_status(*IN_HAND)
        .exclude(link_worker=None)
    )
    counted = held.filter(link_worker_id=OuterRef("pk")).order_by().values("link_worker")
    workers = Q(pk__in=live.filter(role=Role.LINK_WORKER).values("user"))
    carrying = Q(pk__in=held.values("link_worker"))
    agreed = Q(pk__in=Profile.objects.filter(team_id=team_id).values("user"), is_here=True)
    nothing = Value([], output_field=ArrayField(CharField()))
    return User.objects.annotate(
        is_here=here,
        held=Coalesce(
            Subquery(counted.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField()
        ),
        capacity=Subquery(profile.values("capacity")),
        is_taking=Coalesce(Subquery(profile.values("is_taking_people")), False),
        languages=Coalesce(Subquery(profile.values("languages")), nothing),
    ).filter((workers & Q(is_active=True)) | carrying | agreed)
