"""A scheme as its own people see and change it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from referrals.models import OtherDoor, Scheme, SchemeChange, TeamCover, Urgency
from referrals.selectors.clocks import targets_of
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind, PcnMembership
from spcore.errors import NotVisible

PAGE = 50


def own_scheme(*, actor: Actor) -> Scheme:
    """Return the scheme the actor administers. :raises NotVisible:"""
    rows = Scheme.objects.select_related("organisation")
    scheme = rows.filter(pk=actor.organisation_id).first()
    if scheme is None:
        raise NotVisible
    return scheme


def scheme_of_team(*, team_id: UUID | None) -> Scheme:
    """Return the scheme a team belongs to. :raises NotVisible:"""
    rows = Scheme.objects.select_related("organisation")
    scheme = rows.filter(organisation__children=team_id).first()
    if scheme is None:
        raise NotVisible
    return scheme


def door_for(*, actor: Actor, door_id: UUID) -> OtherDoor:
    """Return a door of the actor's own scheme, open or closed. :raises NotVisible:"""
    door = OtherDoor.objects.filter(scheme_id=actor.organisation_id, pk=door_id).first()
    if door is None:
        raise NotVisible
    return door


def all_doors(*, scheme_id: UUID) -> list[OtherDoor]:
    """Return the scheme's doors, the closed ones last. One query."""
    rows = OtherDoor.objects.filter(scheme_id=scheme_id)
    return list(rows.order_by("-is_open", "-is_for_crisis", "name", "pk"))


def is_door_name_taken(*, scheme_id: UUID, name: str) -> bool:
    """Tell whether the scheme has a door of this name."""
    return OtherDoor.objects.filter(scheme_id=scheme_id, name=name).exists()


@dataclass(frozen=True, slots=True)
class TargetRow:
    """The working days of one urgency, for a table."""

    urgency: str
    triage: int
    contact: int
    appointment: int


def target_rows(scheme: Scheme) -> list[TargetRow]:
    """Return the targets, the most urgent first."""
    names = {Urgency.URGENT: _("Urgent"), Urgency.SOON: _("Soon"), Urgency.ROUTINE: _("Routine")}
    found = []
    for urgency, name in names.items():
        days = targets_of(scheme, urgency)
        found.append(TargetRow(name, days.triage, days.contact, days.appointment))
    return found


@dataclass(frozen=True, slots=True)
class Served:
    """One team and the practices it serves, by name."""

    team_id: UUID
    team: str
    practices: list[tuple[int, str]]


def served_by(*, scheme_id: UUID) -> list[Served]:
    """Return the scheme's teams with what each serves. Two queries."""
    teams = Organisation.objects.filter(parent_id=scheme_id, kind=OrganisationKind.TEAM)
    teams = teams.filter(is_open=True).order_by("name", "pk")
    covers = TeamCover.objects.filter(team__parent_id=scheme_id).order_by("practice__name", "pk")
    by_team: dict[UUID, list[tuple[int, str]]] = {}
    for pk, team_id, name in covers.values_list("pk", "team_id", "practice__name"):
        by_team.setdefault(team_id, []).append((pk, name))
    return [Served(pk, name, by_team.get(pk, [])) for pk, name in teams.values_list("pk", "name")]


def places_to_serve(*, scheme: Scheme) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """Return the networks and the practices of the scheme's ICB, by name. Two queries."""
    icb = scheme.organisation.parent_id
    inside = Q(parent_id=icb) | Q(parent__parent_id=icb)
    rows = Organisation.objects.filter(inside, is_open=True).order_by("name", "pk")
    named = rows.values_list("pk", "name")
    return (
        list(named.filter(kind=OrganisationKind.PCN)),
        list(named.filter(kind=OrganisationKind.PRACTICE)),
    )


def practices_in(*, place_id: UUID) -> list[UUID]:
    """Return the practices of a network now; of a practice, itself."""
    members = PcnMembership.objects.filter(pcn_id=place_id, left_on=None)
    return list(members.values_list("practice_id", flat=True)) or [place_id]


def changes_of(*, scheme_id: UUID, after: UUID | None = None) -> tuple[list[Any], UUID | None]:
    """Return what was changed, newest first, and where the next page starts."""
    rows = SchemeChange.objects.filter(scheme_id=scheme_id).select_related("by")
    if after is not None:
        last = rows.filter(pk=after).values_list("at", flat=True).first()
        if last is not None:
            rows = rows.filter(Q(at__lt=last) | Q(at=last, pk__lt=after))
    found = list(rows.order_by("-at", "-pk")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None
