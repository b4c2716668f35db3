"""Goals as those see them with whom the person shares them, and who could see one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from linkworkers.models import Doer, Goal, GoalShare, GoalStatus, PlanAction, Progress
from linkworkers.selectors.plan_words import goal_tag
from referrals import selectors as cases
from referrals.models import OnwardReferral, Referral
from referrals.onward_states import OPEN, SHARING_KINDS
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.errors import NotVisible
from spcore.needs import Need
from spcore.ui import dates

SHOWN = (Progress.TODO, Progress.PARTLY, Progress.DONE)


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """A goal in the person's words, how far it came, and who does what by when."""

    words: str
    tag: str
    agreed: list[str]


@dataclass(frozen=True, slots=True)
class CouldSee:
    """With whom a goal can be shared: the practice's name, where it may be told, and services."""

    practice: str
    services: list[tuple[UUID, str]]


def goals_for_practice(*, actor: Actor, referral: Referral, at: datetime) -> list[SharedGoal]:
    """
    Return the goals the person shows their GP practice. Two queries.

    :raises NotVisible: where the reader sees no goals, or the practice is told codes alone.
    """
    if actor.role not in PRACTICE_ROLES or "shared_goals" not in cases.readable_classes(
        actor, referral, at=at
    ):
        raise NotVisible
    rows = GoalShare.objects.visible_to(actor).filter(onward=None, goal__referral=referral)
    return _shared(rows)


def goals_for_service(*, actor: Actor, onward: OnwardReferral) -> list[SharedGoal]:
    """Return the goals the person shows one service: to it, or to the team. Two queries."""
    return _shared(GoalShare.objects.visible_to(actor).filter(onward=onward, ended_at=None))


def _shared(rows: QuerySet[GoalShare]) -> list[SharedGoal]:
    """Return the words of those still wanted; nothing about abuse and safety at home."""
    done = PlanAction.objects.filter(progress__in=SHOWN)
    done = done.order_by(F("place").asc(nulls_first=True), "added_at", "pk")
    goals = Goal.objects.filter(pk__in=rows.values("goal"))
    goals = goals.exclude(Q(need=Need.SAFETY) | Q(status=GoalStatus.DROPPED))
    goals = goals.prefetch_related(Prefetch("actions", done)).order_by("agreed_at", "pk")
    return [
        SharedGoal(goal.words, goal_tag(goal.status), [_line(one) for one in goal.actions.all()])
        for goal in goals
    ]


def _line(action: PlanAction) -> str:
    doer = "" if action.doer == Doer.PERSON else str(action.get_doer_display())
    is_open = action.progress == Progress.TODO
    day = dates.day(action.due_on) if is_open else ""
    progress = "" if is_open else str(action.get_progress_display())
    said = [doer, _("by %(day)s") % {"day": day} if day else "", progress]
    return ", ".join([action.what, *filter(None, said)])


def could_see(referral: Referral) -> CouldSee:
    """Return who could be shown a goal of this case. Few queries."""
    practice = cases.practice_to_tell(referral).name if cases.may_be_told(referral) else ""
    return CouldSee(practice, [(row.pk, service_name(row)) for row in sharing(referral)])


def sharing(referral: Referral) -> QuerySet[OnwardReferral]:
    """Return the open onward referrals that share, whose agreement was not taken back."""
    rows = OnwardReferral.objects.filter(referral=referral, kind__in=SHARING_KINDS, status__in=OPEN)
    rows = rows.filter(Q(consent=None) | Q(consent__is_given=True, consent__withdrawn_at=None))
    return rows.select_related("service", "provider__organisation").order_by("created_at", "pk")


def service_name(onward: OnwardReferral) -> str:
    """Return the service and who runs it."""
    return f"{onward.service.name}, {onward.provider}"


def shown_to(goal_ids: Iterable[UUID]) -> dict[UUID, list[GoalShare]]:
    """Return with whom goals are shared, the practice first. One query."""
    rows = GoalShare.objects.filter(goal__in=list(goal_ids), ended_at=None)
    rows = rows.select_related("onward__service", "onward__provider__organisation")
    found: dict[UUID, list[GoalShare]] = {}
    for row in rows.order_by(F("onward__created_at").asc(nulls_first=True), "pk"):
        found.setdefault(row.goal_id, []).append(row)
    return found


def shown_to_words(shares: Iterable[GoalShare]) -> str:
    """Return who sees it: "their GP practice; Choir, Harmony"."""
    named = (service_name(row.onward) if row.onward else _("their GP practice") for row in shares)
    return "; ".join(named)
