"""One case, and what hangs on it."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from referrals.models import Concern, Referral, TeamCover, TimelineEntry
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind, User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.errors import Conflict, NotVisible
from spcore.prepared import (
    IDS,
    MOMENT,
    ORGANISATION,
    PARENT,
    ROW,
    USER,
    Prepared,
    is_any_of,
    prepare,
)

BESIDE = (
    *("person__practice", "scheme__organisation", "team", "link_worker", "referrer"),
    "referring_organisation",
)
# All that is asked of a referral while it is checked and sent. Another column is read when asked.
TO_SEND = (
    *("reference", "status", "version", "source", "scheme_id", "referring_organisation_id"),
    *("referrer_id", "team_id", "link_worker_id", "needs", "what_matters", "reason", "background"),
    *("critical_date", "critical_what", "risk_answer", "risk_detail", "created_at"),
    *("submitted_at", "first_sent_at", "seen_at", "news_seen_at"),
    *("person__practice_id", "person__birth_date", "person__died_on", "person__created_at"),
)


def referral_for(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """Return the case with its person, if the actor may open it. :raises NotVisible:"""
    return one_of(_case(actor.role), actor=actor, referral_id=referral_id, at=at)


def locked_for(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """
    Return the case with its person and scheme, itself locked for the rest of the transaction.

    :raises NotVisible:
    """
    return one_of(_lock(actor.role), actor=actor, referral_id=referral_id, at=at)


def locked_to_send(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """Return it locked like `locked_for`, with what sending it asks alone. :raises NotVisible:"""
    return one_of(_lock_to_send(actor.role), actor=actor, referral_id=referral_id, at=at)


def one_of(prepared: Prepared, *, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """Return the case that a statement of this module finds. :raises NotVisible:"""
    asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: referral_id, MOMENT: at}
    found: list[Referral] = prepared.rows(asked)
    if not found:
        raise NotVisible
    return found[0]


@cache
def _case(role: Role | None) -> Prepared:
    return prepare(_to_open(role).select_related(*BESIDE))


@cache
def _lock(role: Role | None) -> Prepared:
    rows = _to_open(role).select_related("person", "scheme")
    return prepare(rows.select_for_update(of=("self",)))


@cache
def _lock_to_send(role: Role | None) -> Prepared:
    return prepare(to_send(role).select_for_update(of=("self",)))


def to_send(role: Role | None) -> QuerySet[Referral]:
    """Return a query with blanks: the case as sending it asks, for somebody in this role."""
    return _to_open(role).select_related("person").only(*TO_SEND)


def _to_open(role: Role | None) -> QuerySet[Referral]:
    actor = Actor(role, USER, ORGANISATION)
    return Referral.objects.readable_by(actor, at=MOMENT).filter(pk=ROW).order_by()


def timeline_of(*, actor: Actor, referral: Referral, at: datetime) -> QuerySet[TimelineEntry]:
    """Return the lines of the classes this actor may read, newest first."""
    classes = classes_for(actor, referral, at=at)
    rows = TimelineEntry.objects.filter(referral=referral, field_class__in=classes)
    return rows.select_related("by").order_by("-at", "-pk")


def open_concerns_on(*, actor: Actor, referral: Referral) -> QuerySet[Concern]:
    """Return the concerns nobody has taken over, of those the actor may read."""
    rows = Concern.objects.visible_to(actor).filter(referral=referral).open()
    return rows.select_related("owner").order_by("-raised_at", "pk")


def works_in_team(*, user_id: UUID, team_id: UUID | None) -> bool:
    """Tell whether the user works with people in this team now."""
    rows = Membership.objects.filter(user_id=user_id, organisation_id=team_id, ended_at=None)
    return rows.filter(role__in=CASE_ROLES, user__is_active=True).exists()


def supervisors_of(*, team_id: UUID | None) -> list[User]:
    """Return who supervises this team now, by name."""
    held = Membership.objects.filter(organisation_id=team_id, role=Role.SUPERVISOR, ended_at=None)
    users = User.objects.filter(pk__in=held.values("user_id"), is_active=True)
    return list(users.order_by("name", "pk"))


def team_for(referral: Referral) -> UUID:
    """
    Return the team that covers the person's practice, else the referrer's, else the scheme's first.

    :raises Conflict: when the scheme has no team.
    """
    practices = [referral.referring_organisation_id]
    if referral.person is not None and referral.person.practice_id is not None:
        practices.insert(0, referral.person.practice_id)
    team_id = team_of_practices(scheme_id=referral.scheme_id, practice_ids=practices)
    if team_id is None:
        raise Conflict("This scheme has no team yet. Ring the scheme")
    return team_id


def team_of_practices(*, scheme_id: UUID, practice_ids: Sequence[UUID | None]) -> UUID | None:
    """Return the team that covers the first of these it can, else the scheme's first, if any."""
    practices = [practice for practice in practice_ids if practice is not None]
    covers = _covers().rows({PARENT: scheme_id, IDS: practices})
    by_practice: dict[UUID, UUID] = dict(covers)
    covering = [by_practice[practice] for practice in practices if practice in by_practice]
    if covering:
        return covering[0]
    teams = Organisation.objects.filter(
        parent_id=scheme_id, kind=OrganisationKind.TEAM, is_open=True
    )
    return teams.order_by("name", "pk").values_list("pk", flat=True).first()


@cache
def _covers() -> Prepared:
    rows = TeamCover.objects.filter(team__parent_id=PARENT, team__is_open=True)
    rows = rows.filter(is_any_of("practice_id", IDS)).order_by("-team__name")
    return prepare(rows.values_list("practice_id", "team_id"))
