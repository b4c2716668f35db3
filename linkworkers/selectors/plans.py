"""The plan of a case for its page, its rows to change, and what it said before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkworkers.models import Plan, PlanAction, PlanVersion
from linkworkers.selectors.goal_shares import shown_to, shown_to_words
from linkworkers.selectors.plan_content import (
    content_of,
    fingerprint,
    goals_of,
    last_answers,
    plan_for,
)
from linkworkers.selectors.plan_words import (
    GoalRow,
    Paper,
    about_rows,
    goal_row,
    need_lines,
    paper_of,
)
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan, what it says by goal, and the times it was agreed, the latest first."""

    plan: Plan
    about: list[tuple[str, str]]
    needs: list[str]
    goals: list[GoalRow]
    versions: list[PlanVersion]
    mark: str

    @property
    def last(self) -> PlanVersion | None:
        """Return the agreement that stands."""
        return self.versions[0] if self.versions else None


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A plan as the person holds it, and whether a goal was left out of it."""

    paper: Paper
    leaves_out: bool
    version: PlanVersion | None
    plan: Plan
    mark: str


def plan_page(*, actor: Actor, referral: Referral, at: datetime) -> PlanPage:
    """Return the plan of a case that the actor may open. Six queries."""
    plan = plan_for(referral)
    goals, needs = goals_of(referral, actor=actor, at=at), last_answers(referral)
    shares = shown_to(goal.pk for goal in goals)
    return PlanPage(
        plan=plan,
        about=about_rows(plan),
        needs=need_lines(needs),
        goals=[
            goal_row(goal, at=at, shown_to=shown_to_words(shares.get(goal.pk, ())))
            for goal in goals
        ],
        versions=plan_versions(referral),
        mark=fingerprint(content_of(plan, goals, needs)),
    )


def plan_versions(referral: Referral) -> list[PlanVersion]:
    """Return the times the plan was agreed, the latest first. One query."""
    rows = PlanVersion.objects.filter(referral=referral).select_related("taken_by")
    return list(rows.defer("content").order_by("-number"))


def plan_paper(*, actor: Actor, referral: Referral, at: datetime) -> PlanPaper:
    """Return the plan as it stands, for paper. Five queries."""
    plan = plan_for(referral)
    goals = goals_of(referral, actor=actor, at=at)
    content = content_of(plan, goals, last_answers(referral))
    last = next(iter(plan_versions(referral)), None)
    return _on_paper(content, referral, plan, last)


def version_paper(version: PlanVersion) -> PlanPaper:
    """Return what the plan said when it was agreed that time."""
    plan = Plan(referral=version.referral, review_on=version.review_on)
    return _on_paper(version.content, version.referral, plan, version)


def _on_paper(
    content: dict, referral: Referral, plan: Plan, version: PlanVersion | None
) -> PlanPaper:
    worker = referral.link_worker
    return PlanPaper(
        paper=paper_of(content, worker=worker.name if worker else ""),
        leaves_out=any(goal["need"] == Need.SAFETY for goal in content.get("goals", []))
        or Need.SAFETY in content.get("needs", {}),
        version=version,
        plan=plan,
        mark=fingerprint(content),
    )


def plan_action_for(*, actor: Actor, action_id: UUID, at: datetime) -> PlanAction:
    """Return one thing of a plan with its goal, if the actor opens the case. :raises NotVisible:"""
    rows = PlanAction.objects.visible_to(actor, at=at).select_related("goal")
    action = rows.filter(pk=action_id).first()
    if action is None:
        raise NotVisible
    return action


def plan_version_for(*, actor: Actor, version_id: UUID, at: datetime) -> PlanVersion:
    """Return what was agreed, if the actor may open the case. :raises NotVisible:"""
    rows = PlanVersion.objects.visible_to(actor, at=at)
    rows = rows.select_related("referral__link_worker", "taken_by")
    version = rows.filter(pk=version_id).first()
    if version is None:
        raise NotVisible
    return version
