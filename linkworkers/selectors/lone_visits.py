"""Visits that go on: whose, until when, and who is told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linkworkers.models import LoneVisit, SafeWord
from referrals.models import Referral
from referrals.selectors.cases import supervisors_of
from referrals.selectors.on_call import Receiver, in_line
from referrals.selectors.urgent import tells_urgent
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.errors import NotVisible
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in words. Where they are is said once they are overdue, and not before."""

    id: UUID
    person_id: UUID | None
    worker: str
    phone: str
    reference: str
    url: str
    since: str
    due: str
    watcher: str
    where: str
    is_overdue: bool
    is_own: bool
    alarm: str


def watchers_for(referral: Referral, *, actor: Actor, at: datetime) -> list[Receiver]:
    """Return who can be told, the best first: on call now, then the supervisor; never oneself."""
    return [one for one in in_line(referral, at=at) if one.user_id != actor.user_id]


def visit_of(*, actor: Actor, referral_id: UUID) -> LoneVisit | None:
    """Return the visit to this person that the actor is on, if any."""
    rows = LoneVisit.objects.visible_to(actor).going_on()
    return rows.filter(referral_id=referral_id, worker_id=actor.user_id).first()


def safe_word_of(*, actor: Actor) -> SafeWord:
    """Return the team's safe word, an empty one where none is agreed."""
    held = SafeWord.objects.visible_to(actor).first()
    return held or SafeWord(team_id=actor.organisation_id)


def lone_visits(*, actor: Actor, at: datetime) -> list[VisitRow]:
    """Return the visits of the actor's team that go on, the most overdue first. One query."""
    rows = LoneVisit.objects.visible_to(actor).going_on()
    rows = rows.select_related("worker", "watcher", "referral__person")
    return [_row(visit, actor, at) for visit in rows.order_by("due_back_at", "pk")]


def visit_to_end(*, actor: Actor, visit_id: UUID) -> LoneVisit:
    """Return a visit of the actor's team. :raises NotVisible:"""
    rows = LoneVisit.objects.visible_to(actor).select_related("worker", "referral")
    visit = rows.filter(pk=visit_id).first()
    if visit is None:
        raise NotVisible
    return visit


def _row(visit: LoneVisit, actor: Actor, at: datetime) -> VisitRow:
    person = visit.referral.person
    is_overdue = visit.due_back_at <= at or visit.alarm_at is not None
    is_own = visit.worker_id == actor.user_id
    where = f"{person.address}, {person.postcode}".strip(", ") if person else ""
    return VisitRow(
        id=visit.pk,
        person_id=visit.referral.person_id,
        worker=visit.worker.name,
        phone=visit.worker.phone,
        reference=visit.referral.reference,
        url=reverse("linkworkers:case_detail", args=[visit.referral_id]),
        since=dates.clock(visit.started_at),
        due=dates.clock(visit.due_back_at),
        watcher=visit.watcher.name,
        where=where if is_overdue and not is_own else "",
        is_overdue=is_overdue,
        is_own=is_own,
        alarm=dates.clock(visit.alarm_at) if visit.alarm_at and not is_own else "",
    )


def overdue_for(*, actor: Actor, at: datetime) -> QuerySet[LoneVisit]:
    """Return the overdue visits that wait for the actor: watched by them, or a supervisor's."""
    rows = LoneVisit.objects.visible_to(actor).going_on()
    rows = rows.filter(Q(due_back_at__lte=at) | Q(alarm_at__isnull=False))
    if actor.role == Role.SUPERVISOR:
        return rows.filter(Q(watcher_id=actor.user_id) | Q(managers_told_at__isnull=False))
    return rows.filter(watcher_id=actor.user_id)


@tells_urgent
def overdue_visits(*, actor: Actor, at: datetime) -> tuple[str, str] | None:
    """Say on every page of whoever was named that a colleague has not checked out."""
    number = overdue_for(actor=actor, at=at).count()
    if not number:
        return None
    text = ngettext(
        "%(n)d colleague has not come back from a visit",
        "%(n)d colleagues have not come back from a visit",
        number,
    )
    return text % {"n": number}, reverse("linkworkers:visit_list")


def back_at(*, user_id: UUID) -> str:
    """Return when somebody's visit that goes on is to end, in words; nothing on no visit."""
    visit = LoneVisit.objects.going_on().filter(worker_id=user_id).first()
    return dates.clock(visit.due_back_at) if visit else ""


def people_to_tell(*, visit_id: UUID) -> list[User]:
    """Return whom an overdue visit is told to; nobody once the worker has come back."""
    visit = LoneVisit.objects.going_on().select_related("watcher", "referral").filter(pk=visit_id)
    found = visit.first()
    if found is None:
        return []
    managers = supervisors_of(team_id=found.referral.team_id) if found.managers_told_at else []
    return list({user.pk: user for user in (found.watcher, *managers)}.values())


def supervisors_to_tell(*, user_id: UUID) -> list[User]:
    """Return the supervisors of every team that somebody works in."""
    roles = Membership.objects.live().filter(user_id=user_id, role__in=CASE_ROLES)
    teams = roles.values_list("organisation_id", flat=True)
    found = [user for team in teams for user in supervisors_of(team_id=team)]
    return list({user.pk: user for user in found if user.pk != user_id}.values())


def check_in_words(referral: Referral, *, actor: Actor, at: datetime) -> str:
    """Return what one tap does: how long, and who is told."""
    line = watchers_for(referral, actor=actor, at=at)
    if not line:
        return ""
    return _("If you have not checked out in an hour, %(name)s is told.") % {"name": line[0].name}
