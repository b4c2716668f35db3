"""What a plan says, in words: for those who work with it, and for the person on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import (
    AgreedHow,
    Doer,
    Goal,
    GoalStatus,
    HowMuch,
    Plan,
    PlanAction,
    PlanVersion,
    Progress,
)
from referrals.selectors.getting_there import way_words
from spcore.needs import Need
from spcore.ui import dates, statuses

COLOURS = {
    Progress.TODO: "blue",
    Progress.DONE: "green",
    Progress.PARTLY: "yellow",
    Progress.NOT_DONE: "grey",
    Progress.DROPPED: "grey",
}
GOAL_COLOURS = {GoalStatus.MET: "green", GoalStatus.PARTLY: "yellow", GoalStatus.OPEN: "blue"}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something of a plan, for a list. Of small steps, one at a time is `is_next`."""

    action: PlanAction
    tag: str
    facts: list[str]
    is_open: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what is done towards it, and its small steps apart."""

    goal: Goal
    tag: str
    facts: list[str]
    actions: list[ActionRow]
    steps: list[ActionRow]
    shown_to: str


def goal_row(goal: Goal, *, at: datetime, shown_to: str = "") -> GoalRow:
    """Return one goal as the plan's page shows it. Expects its actions to be loaded."""
    actions = list(goal.actions.all())
    steps = (one.pk for one in actions if one.place is not None and one.progress == Progress.TODO)
    following = next(steps, None)
    rows = [_action_row(one, at, is_next=one.pk == following) for one in actions]
    return GoalRow(
        goal=goal,
        tag=goal_tag(goal.status),
        facts=goal_facts(goal.need, goal.importance, goal.outcome),
        actions=[row for row in rows if row.action.place is None],
        steps=[row for row in rows if row.action.place is not None],
        shown_to=shown_to,
    )


def goal_tag(code: str) -> str:
    """Return how far a goal has come, as a tag."""
    status = GoalStatus(code)
    return statuses.tag_html(status.label, GOAL_COLOURS.get(status, "grey"))


def goal_facts(need: str, importance: int | None, outcome: str = "") -> list[str]:
    """Return what it is about, how much it matters to them, what came of it."""
    facts = [
        str(Need(need).label) if need else "",
        _("importance %(n)d of 10") % {"n": importance} if importance else "",
        _("what came of it: %(words)s") % {"words": outcome} if outcome else "",
    ]
    return list(filter(None, facts))


def _action_row(action: PlanAction, at: datetime, *, is_next: bool) -> ActionRow:
    progress = Progress(action.progress)
    day = dates.day(action.due_on)
    when = f"{day}, {dates.ago(action.due_on, at=at)}" if day else ""
    facts = [
        action.doer_name or ("" if action.doer == Doer.PERSON else str(action.get_doer_display())),
        way_words(action.way),
        _("with %(who)s") % {"who": action.companion} if action.companion else "",
        when if progress == Progress.TODO else dates.day(action.settled_on),
        _("how sure they feel: %(n)d of 10") % {"n": action.confidence}
        if action.confidence
        else "",
        _("if it gets hard: %(words)s") % {"words": action.if_hard} if action.if_hard else "",
        f"“{action.went}”" if action.went else "",
    ]
    is_open = progress == Progress.TODO
    is_late = is_open and action.due_on is not None and action.due_on < timezone.localdate(at)
    tag = statuses.tag_html(progress.label, COLOURS[progress])
    late = statuses.tag_html(_("How did it go?"), "orange")
    return ActionRow(
        action=action,
        tag=late if is_late else tag,
        facts=list(filter(None, facts)),
        is_open=is_open,
        is_next=is_open and (action.place is None or is_next or is_late),
    )


def about_rows(plan: Plan) -> list[tuple[str, str]]:
    """Return what the plan says of the person; nothing stands out too."""
    rows = (
        (_("What matters to them"), plan.matters),
        (_("What they are good at, and what helps"), plan.strengths),
        (_("Who matters to them"), plan.who_matters),
        (_("How to support them"), plan.how_to_support),
    )
    return [(label, linebreaksbr(text) if text else _("Not said yet")) for label, text in rows]


def agreed_words(version: PlanVersion | None) -> str:
    """Return when, how and with whom the plan was agreed last."""
    if version is None:
        return _("Not agreed with the person yet")
    said = {
        "day": dates.day(version.agreed_on),
        "how": str(AgreedHow(version.agreed_how).label).lower(),
        "who": version.speaker_name,
    }
    if version.speaker_name:
        return _("Agreed %(day)s with %(who)s, who speaks for them, %(how)s") % said
    return _("Agreed with the person %(day)s, %(how)s") % said


def review_words(day: date | None, *, at: datetime) -> str:
    """Return when it is looked at again."""
    if day is None:
        return ""
    said = {"day": dates.day(day), "ago": dates.ago(day, at=at)}
    return _("Look at it again on %(day)s, %(ago)s") % said


@dataclass(frozen=True, slots=True)
class PaperGoal:
    """A goal on paper, in the first person."""

    words: str
    facts: list[str]
    actions: list[dict[str, Any]]
    steps: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan as the person holds it: headings and texts about them, and what they want."""

    about: list[tuple[str, str]]
    needs: list[str]
    goals: list[PaperGoal]


def paper_of(content: Mapping[str, Any], *, worker: str) -> Paper:
    """
    Return a document of `plan_content` in the first person and plain words.

    Paper lies about at home: what is about abuse and safety is not on it.
    """
    headings = (
        ("matters", _("What matters to me")),
        ("strengths", _("What I am good at, and what helps me")),
        ("who_matters", _("People who matter to me")),
        ("how_to_support", _("How to support me well")),
    )
    about = [(words, content[name]) for name, words in headings if content.get(name)]
    shown = [goal for goal in content.get("goals", []) if is_for_paper(goal)]
    needs = {code: how for code, how in content.get("needs", {}).items() if code != Need.SAFETY}
    return Paper(about, need_lines(needs), [_paper_goal(goal, worker) for goal in shown])


def need_lines(answers: Mapping[str, str]) -> list[str]:
    """Return what troubles them, the largest first."""
    order = list(HowMuch.values)
    troubles = [(code, how) for code, how in answers.items() if how != HowMuch.NONE]
    troubles.sort(key=lambda pair: -order.index(pair[1]))
    return [f"{Need(code).label}: {str(HowMuch(how).label).lower()}" for code, how in troubles]


def is_for_paper(goal: Mapping[str, Any]) -> bool:
    """Tell whether a goal may lie about at home: still wanted, and not about safety there."""
    return goal["need"] != Need.SAFETY and goal["status"] != GoalStatus.DROPPED


def _paper_goal(goal: Mapping[str, Any], worker: str) -> PaperGoal:
    importance = goal["importance"]
    facts = [
        _("How much it matters to me: %(n)d out of 10") % {"n": importance} if importance else "",
        "" if goal["status"] == GoalStatus.OPEN else str(GoalStatus(goal["status"]).label),
        _("What came of it: %(words)s") % {"words": goal["outcome"]} if goal["outcome"] else "",
    ]
    wanted = [one for one in goal["actions"] if one["progress"] != Progress.DROPPED]
    rows = [(one["place"], _paper_action(one, worker)) for one in wanted]
    return PaperGoal(
        words=goal["words"],
        facts=list(filter(None, facts)),
        actions=[row for place, row in rows if place is None],
        steps=[row for place, row in rows if place is not None],
    )


def _paper_action(action: Mapping[str, Any], worker: str) -> dict[str, Any]:
    doers = {Doer.PERSON: _("Me"), Doer.WORKER: worker or _("My link worker")}
    named = action["doer_name"]
    who = doers.get(Doer(action["doer"]), named or str(Doer(action["doer"]).label))
    by = dates.day(date.fromisoformat(action["due_on"])) if action["due_on"] else ""
    done, way = action["progress"] != Progress.TODO, action.get("way", "")
    sure, hard = (None, "") if done else (action["confidence"], action["if_hard"])
    facts = [
        _("Who: %(who)s") % {"who": who},
        _("How I get there: %(way)s") % {"way": way_words(way)} if way else "",
        _("Who comes along: %(who)s") % {"who": action["companion"]} if action["companion"] else "",
        _("When: %(day)s") % {"day": by} if by else "",
        _("How sure I feel: %(n)d out of 10") % {"n": sure} if sure else "",
        _("If it gets hard: %(words)s") % {"words": hard} if hard else "",
        _("How it went: %(words)s") % {"words": action["went"]} if action["went"] else "",
    ]
    label = str(Progress(action["progress"]).label) if done else ""
    return {"what": action["what"], "facts": list(filter(None, facts)), "done": label}
