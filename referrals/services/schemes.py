"""What a scheme's own people change of it: criteria, targets, other doors, the area it serves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from referrals import policies
from referrals.models import OtherDoor, Scheme, SchemeChange, TeamCover
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

STALE = "Somebody else has changed this since you opened it. Look at it again"
CRITERIA = (
    *("remit", "not_for", "not_for_needs", "link_worker_remit", "minimum_age", "maximum_age"),
    *("what_to_say", "duty_phone", "duty_hours"),
)
TARGETS = (
    *("triage_days", "soon_triage_days", "urgent_triage_days"),
    *("first_contact_days", "soon_contact_days", "urgent_contact_days"),
    *("first_appointment_days", "soon_appointment_days", "urgent_appointment_days"),
)
RULES = (
    *("provider_answer_days", "attempts_before_closing", "reopen_days"),
    *("consent_review_months", "draft_days", "pass_on_minutes", "lead_minutes"),
    *("sends_texts", "reminds_of_appointments"),
)
HOURS = ("takes_self_referrals", "staffed_days", "staffed_from", "staffed_until")
SETTINGS = frozenset({*CRITERIA, *TARGETS, *RULES, *HOURS})
DOOR = (
    *("name", "what_for", "phone", "hours", "how", "url", "needs", "minimum_age", "maximum_age"),
    *("is_for_crisis", "confirmed_on", "is_open"),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One setting in words: from what, to what. It is what the history shows."""

    setting: str
    before: str
    after: str


@transaction.atomic
def save_scheme(
    *,
    values: Mapping[str, Any],
    changed: Sequence[Changed],
    version: int,
    actor: Actor,
    at: datetime,
) -> Scheme:
    """
    Save settings of the actor's own scheme, and keep what changed.

    :raises NotPermitted, NotVisible, Conflict: the last when somebody changed it since `version`.
    """
    scheme = locked_scheme(actor)
    if scheme.version != version:
        raise Conflict(STALE)
    kept = {name: value for name, value in values.items() if name in SETTINGS}
    for name, value in kept.items():
        setattr(scheme, name, value)
    scheme.version += 1
    scheme.save(update_fields=[*kept, "version"])
    remember_changes(scheme, changed, actor, at)
    return scheme


def locked_scheme(actor: Actor) -> Scheme:
    """Return the actor's own scheme, locked. :raises NotPermitted, NotVisible:"""
    if actor.role not in policies.MAY_SET_SCHEME:
        raise NotPermitted("Only the scheme's administrators change it")
    rows = Scheme.objects.select_for_update(of=("self",)).filter(pk=actor.organisation_id)
    scheme = rows.first()
    if scheme is None:
        raise NotVisible
    return scheme


def remember_changes(
    scheme: Scheme, changed: Iterable[Changed], actor: Actor, at: datetime
) -> None:
    """Keep what a scheme's people changed, for its history."""
    SchemeChange.objects.bulk_create(
        SchemeChange(
            scheme=scheme,
            setting=change.setting[:200],
            before=change.before,
            after=change.after,
            by_id=actor.user_id,
            at=at,
        )
        for change in changed
    )
    audit.record(
        actor=actor, action=audit.Action.CHANGE, label="scheme.change", object_id=scheme.pk
    )


@transaction.atomic
def add_door(
    *, values: Mapping[str, Any], changed: Sequence[Changed], actor: Actor, at: datetime
) -> OtherDoor:
    """Name another door. :raises NotPermitted, NotVisible, Invalid: when the name is taken."""
    scheme = locked_scheme(actor)
    _check_name(scheme, values["name"])
    door = OtherDoor.objects.create(scheme=scheme, **_of_door(values))
    remember_changes(scheme, changed, actor, at)
    return door


@transaction.atomic
def save_door(
    *,
    door_id: UUID,
    values: Mapping[str, Any],
    changed: Sequence[Changed],
    version: int,
    actor: Actor,
    at: datetime,
) -> OtherDoor:
    """Change a door of the actor's scheme. :raises NotPermitted, NotVisible, Conflict, Invalid:"""
    scheme = locked_scheme(actor)
    door = OtherDoor.objects.filter(pk=door_id, scheme=scheme).first()
    if door is None:
        raise NotVisible
    if door.version != version:
        raise Conflict(STALE)
    _check_name(scheme, values["name"], but=door_id)
    for name, value in _of_door(values).items():
        setattr(door, name, value)
    door.version += 1
    door.save()
    remember_changes(scheme, changed, actor, at)
    return door


def _of_door(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in DOOR}


def _check_name(scheme: Scheme, name: str, *, but: UUID | None = None) -> None:
    if OtherDoor.objects.filter(scheme=scheme, name=name).exclude(pk=but).exists():
        raise Invalid("Another door has this name already", field="name")


@transaction.atomic
def serve_practices(
    *, team_id: UUID, practice_ids: Sequence[UUID], actor: Actor, at: datetime
) -> int:
    """
    Let a team of the actor's scheme serve these practices; return how many are new.

    :raises NotPermitted, NotVisible:
    """
    scheme = locked_scheme(actor)
    team = _team(scheme, team_id)
    practices = list(
        Organisation.objects.filter(pk__in=practice_ids, kind=OrganisationKind.PRACTICE)
    )
    held = set(TeamCover.objects.filter(team=team).values_list("practice_id", flat=True))
    fresh = [practice for practice in practices if practice.pk not in held]
    TeamCover.objects.bulk_create(TeamCover(team=team, practice=row) for row in fresh)
    if fresh:
        remember_changes(scheme, [Changed(_serves(team), "", row.name) for row in fresh], actor, at)
    return len(fresh)


@transaction.atomic
def stop_serving(*, cover_ids: Sequence[int], actor: Actor, at: datetime) -> int:
    """
    End what teams of the actor's scheme serve; return how many ended. Open referrals stay put.

    :raises NotPermitted, NotVisible:
    """
    scheme = locked_scheme(actor)
    rows = TeamCover.objects.filter(pk__in=cover_ids, team__parent_id=scheme.pk)
    ended = list(rows.select_related("team", "practice"))
    rows.delete()
    if ended:
        said = [Changed(_serves(row.team), row.practice.name, "") for row in ended]
        remember_changes(scheme, said, actor, at)
    return len(ended)


def _team(scheme: Scheme, team_id: UUID) -> Organisation:
    rows = Organisation.objects.filter(parent_id=scheme.pk, kind=OrganisationKind.TEAM)
    team = rows.filter(pk=team_id).first()
    if team is None:
        raise NotVisible
    return team


def _serves(team: Organisation) -> str:
    return f"{team.name} serves"
