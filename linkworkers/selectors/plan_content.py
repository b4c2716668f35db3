"""The whole plan of a case as one document: what a version keeps, what a page and paper show."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from linkworkers.models import Goal, NeedsPicture, Plan, PlanAction
from referrals.models import Referral
from spcore.accounts.actor import Actor

ABOUT = ("matters", "strengths", "who_matters", "how_to_support")
GOAL = ("words", "importance", "need", "status", "outcome")
ACTION = (
    *("place", "what", "doer", "doer_name", "companion", "confidence"),
    *("if_hard", "progress", "went"),
)


def plan_for(referral: Referral) -> Plan:
    """Return the plan; before anybody wrote one, what the referral says matters. One query."""
    held = Plan.objects.filter(referral=referral).first()
    return held or Plan(referral=referral, matters=referral.what_matters)


def goals_of(referral: Referral, *, actor: Actor, at: datetime) -> QuerySet[Goal]:
    """Return the goals in the order they were agreed, each with what is done. Two queries."""
    done = PlanAction.objects.order_by(F("place").asc(nulls_first=True), "added_at", "pk")
    goals = Goal.objects.visible_to(actor, at=at).filter(referral=referral)
    return goals.prefetch_related(Prefetch("actions", done)).order_by("agreed_at", "pk")


def last_answers(referral: Referral) -> dict[str, str]:
    """Return how much of a problem each need was when they were last asked. One query."""
    asked = NeedsPicture.objects.filter(referral=referral).order_by("-asked_on", "-asked_at", "-pk")
    return asked.values_list("answers", flat=True).first() or {}


def content_of(plan: Plan, goals: QuerySet[Goal], needs: Mapping[str, str]) -> dict[str, Any]:
    """Return the document, in codes and the person's words."""
    about = {name: getattr(plan, name) for name in ABOUT}
    return about | {"needs": dict(needs), "goals": [_goal(goal) for goal in goals]}


def fingerprint(content: dict[str, Any]) -> str:
    """Return a short mark of a document, by which a page knows that it still is the same."""
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _goal(goal: Goal) -> dict[str, Any]:
    kept = {name: getattr(goal, name) for name in GOAL}
    return kept | {"actions": [_action(action) for action in goal.actions.all()]}


def _action(action: PlanAction) -> dict[str, Any]:
    kept = {name: getattr(action, name) for name in ACTION}
    if action.way:  # what was agreed before there were ways keeps its mark
        kept["way"] = action.way
    return kept | {
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "settled_on": action.settled_on.isoformat() if action.settled_on else None,
    }
