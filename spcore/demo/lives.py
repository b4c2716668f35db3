"""
Made-up lives of referrals: what happens to each, and when, drawn from a seeded source of chance.

Nothing here touches the database: a life is a list of events in order of time, cut at "now". Those
that are over are written in bulk, those still open are acted out through the services.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from referrals import onward_states as onward
from referrals.services import Said
from referrals.states import Action
from spcore.demo import stories


@dataclass(frozen=True, slots=True)
class Act:
    """A step of the referral itself."""

    at: datetime
    action: Action
    reason: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    said: Said = field(default_factory=Said)


def changes_of(event: Act, *, seen_at: datetime | None) -> dict[str, Any]:
    """Return the columns an action sets; what decides about a referral has read it."""
    if event.action in READ_FIRST and seen_at is None:
        return {**event.changes, "seen_at": event.at}
    return dict(event.changes)


@dataclass(frozen=True, slots=True)
class Met:
    """A contact; `starts` marks the first that reached the person."""

    at: datetime
    mode: str
    result: str
    minutes: int
    note: str
    next_step: str
    next_step_on: date | None
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal agreed."""

    at: datetime
    words: str
    importance: int


@dataclass(frozen=True, slots=True)
class Measured:
    """ONS4 answered."""

    at: datetime
    occasion: str
    answers: dict[str, int]


@dataclass(frozen=True, slots=True)
class OnwardAct:
    """A step of an onward referral; `number` tells those of one life apart, from 0."""

    at: datetime
    number: int
    action: onward.Action | None  # None: offered
    reason: str = ""
    changes: dict[str, Any] = field(default_factory=dict)


Event = Act | Met | Goal | Measured | OnwardAct
LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(8, 40), time(17, 20)
MINUTES = 8 * 60  # of a working day
# What nobody does without having read it.
READ_FIRST = {Action.ACCEPT, Action.RETURN, Action.REDIRECT}
ENDS = {Action.CLOSE, Action.REDIRECT, Action.WITHDRAW}


@dataclass(frozen=True, slots=True)
class Life:
    """One referral: why, how urgent, and everything that happened by now."""

    story: stories.Story
    urgency: str
    events: list[Event]

    @property
    def is_over(self) -> bool:
        """Tell whether it has ended."""
        return any(isinstance(event, Act) and event.action in ENDS for event in self.events)


class Fate:
    """Draws one life after another. The same seed draws the same lives."""

    def __init__(self, chance: Random, *, now: datetime) -> None:
        self.chance, self.now = chance, now

    def life(self, submitted_at: datetime) -> Life:
        """Return a life that begins with its submission, cut at now."""
        weights = [story.weight for story in stories.STORIES]
        story = self.chance.choices(stories.STORIES, weights)[0]
        urgency = self.chance.choices(["routine", "soon", "urgent"], [80, 15, 5])[0]
        events = self._events(story, submitted_at)
        events.sort(key=lambda event: event.at)
        return Life(story, urgency, [event for event in events if event.at <= self.now])

    def _events(self, story: stories.Story, at: datetime) -> list[Event]:
        events: list[Event] = [Act(at, Action.SUBMIT, changes={"submitted_at": at})]
        at = self._later(at, 0.2, 3)
        luck = self.chance.random()
        if luck < 0.04:
            return [*events, Act(at, Action.REDIRECT, stories.REDIRECT_REASON)]
        if luck < 0.07:
            end = {"closed_at": at}
            return [*events, Act(at, Action.WITHDRAW, stories.WITHDRAW_REASON, end)]
        if luck < 0.15:
            code, words, would_help = self.chance.choice(stories.RETURNS)
            said = Said(return_reason=code, would_help=would_help)
            events.append(Act(at, Action.RETURN, words, said=said))
            at = self._later(at, 0.5, 6)
            events.append(Act(at, Action.SUBMIT, changes={"submitted_at": at}))
            at = self._later(at, 0.2, 2)
        events.append(Act(at, Action.ACCEPT, changes={"accepted_at": at}))
        return events + self._queue(story, self._later(at, 0.05, 2))

    def _queue(self, story: stories.Story, at: datetime) -> list[Event]:
        events: list[Event] = []
        if self.chance.random() < 0.6:
            events.append(Act(at, Action.QUEUE))
            at = self._later(at, 2, 24)
        if self.chance.random() < 0.06:
            return [*events, self._close(at, "declined")]
        events.append(Act(at, Action.ALLOCATE, changes={"allocated_at": at}))
        return events + self._reach(story, self._later(at, 1, 7))

    def _reach(self, story: stories.Story, at: datetime) -> list[Event]:
        events: list[Event] = []
        failed = self.chance.choices([0, 1, 2, 4], [60, 22, 10, 8])[0]
        for _ in range(failed):
            result = self.chance.choice(["no_answer", "left_message"])
            events.append(self._met(at, result=result))
            at = self._later(at, 2, 6)
        if failed >= 4:
            return [*events, self._close(at, "not_reached")]
        events.append(self._met(at, starts=True))
        events.append(Act(at, Action.START, changes={"first_contact_at": at}))
        return events + self._help(story, at)

    def _help(self, story: stories.Story, at: datetime) -> list[Event]:
        before = {
            "satisfied": self.chance.randint(1, 7),
            "worthwhile": self.chance.randint(1, 7),
            "happy": self.chance.randint(1, 7),
            "anxious": self.chance.randint(3, 10),
        }
        events: list[Event] = [
            Goal(at + timedelta(minutes=5), story.goal, self.chance.randint(6, 10)),
        ]
        if self.chance.random() < 0.85:
            events.append(Measured(at + timedelta(minutes=10), "baseline", before))
        for number in range(self.chance.choices([0, 1, 2, 3], [15, 45, 30, 10])[0]):
            events += self._onward(number, self._later(at, 1 + 6 * number, 9 + 6 * number))
        for _ in range(self.chance.randint(2, 6)):
            at = self._later(at, 5, 18)
            events.append(self._met(at))
        return events + self._end(self._later(at, 3, 14), before)

    def _end(self, at: datetime, before: dict[str, int]) -> list[Event]:
        events: list[Event] = []
        if self.chance.random() < 0.65:
            gain = self.chance.choices([-1, 0, 1, 2, 3], [8, 18, 28, 28, 18])[0]
            after = {item: min(10, max(0, value + gain)) for item, value in before.items()}
            after["anxious"] = min(10, max(0, before["anxious"] - gain))
            events.append(Measured(at - timedelta(minutes=20), "close", after))
        outcome = self.chance.choices(
            ["goals_met", "partly_met", "not_engaged", "moved", "back_to_gp"], [45, 33, 14, 3, 5]
        )[0]
        return [*events, self._close(at, outcome)]

    def _onward(self, number: int, at: datetime) -> list[Event]:
        acts = onward.Action
        events: list[Event] = [OnwardAct(at, number, None)]
        at = self._later(at, 0.01, 0.5)
        events.append(OnwardAct(at, number, acts.SEND, changes={"sent_at": at}))
        at = self._later(at, 0.2, 6)
        events.append(OnwardAct(at, number, acts.SEE, changes={"seen_at": at}))
        at = self._later(at, 0.1, 5)
        luck = self.chance.random()
        if luck < 0.12:
            declined = {"decline_reason": "full", "answered_at": at}
            words = declined | {"decline_note": stories.DECLINE_WORDS}
            return [*events, OnwardAct(at, number, acts.DECLINE, stories.DECLINE_WORDS, words)]
        if luck < 0.32:
            listed = {"answered_at": at}
            events.append(OnwardAct(at, number, acts.PUT_ON_LIST, changes=listed))
            at = self._later(at, 10, 40)
        events.append(OnwardAct(at, number, acts.ACCEPT, changes={"answered_at": at}))
        at = self._later(at, 2, 12)
        began, day = at, timezone.localdate(at)
        first = dict.fromkeys(("started_on", "first_came_on", "last_came_on"), day)
        events.append(OnwardAct(at, number, acts.START, changes={**first, "times_came": 1}))
        at = self._later(at, 21, 130)
        end = self.chance.choices(["helped", "partly", "no"], [60, 28, 12])[0]
        day = timezone.localdate(at)
        last = {"ended_on": day, "end": end}
        if end != "no":  # three weeks of four
            times = 1 + (at - began).days * 3 // 28
            last |= {"times_came": times, "last_came_on": day - timedelta(days=2)}
        return [*events, OnwardAct(at, number, acts.END, changes=last)]

    def _close(self, at: datetime, outcome: str) -> Act:
        action, words = stories.OUTCOME_WORDS[outcome]
        changes = {"outcome": outcome, "closed_at": at, "practice_action": action}
        return Act(at, Action.CLOSE, words, changes)

    def _met(self, at: datetime, *, result: str = "reached", starts: bool = False) -> Met:
        reached = result == "reached"
        return Met(
            at=at,
            mode=self.chance.choice(["phone", "phone", "practice", "visit", "place"]),
            result=result,
            minutes=self.chance.choice([15, 20, 30, 45, 60]) if reached else 5,
            note=self.chance.choice(stories.CONTACT_NOTES) if reached else "",
            next_step="Ring to see how it went" if reached else "Try again",
            next_step_on=timezone.localdate(at + timedelta(days=self.chance.randint(4, 14))),
            starts=starts,
        )

    def _later(self, at: datetime, least: float, most: float) -> datetime:
        """Return a moment in working hours, between `least` and about `most` days later."""
        local = (at + timedelta(days=self.chance.uniform(least, most))).astimezone(LONDON)
        day, minute = local.date(), self.chance.randrange(MINUTES)
        if local.time() >= CLOSES:
            local = _opening(day + timedelta(days=1)) + timedelta(minutes=minute)
        elif local.time() < OPENS:
            local = _opening(day) + timedelta(minutes=minute)
        local += timedelta(days={5: 2, 6: 1}.get(local.weekday(), 0))
        return local.astimezone(UTC)


def _opening(day: date) -> datetime:
    return datetime.combine(day, OPENS, LONDON)
