"""
History in bulk: lives that are over become rows by walking the same state tables as `take()`.

A test holds a sample of it against `take()` itself. Nothing is published: demo rows send nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from evaluation.measures.models import Assessment
from linkworkers import models as work
from providers.models import Service
from referrals import models as cases
from referrals import onward_states, selectors, states
from referrals.services import moves, onward_steps, steps
from spcore.accounts.actor import Actor
from spcore.demo import lives, stories
from spcore.demo.cast import Team
from spcore.demo.rows import Rows

INSTRUMENT = "ons4-2018"


@dataclass
class Setting:
    """Where a life takes place: whose it is, and which services are near."""

    person: cases.Person
    scheme: cases.Scheme
    team: Team
    referrer: Actor
    worker: Actor
    services: list[Service]
    reference: str
    source: str = "gp"


def draft_of(life: lives.Life, setting: Setting) -> cases.Referral:
    """Return the unsaved draft that a life begins with."""
    return cases.Referral(
        reference=setting.reference,
        person=setting.person,
        scheme=setting.scheme,
        source=setting.source,
        referring_organisation_id=setting.referrer.organisation_id,
        referrer_id=setting.referrer.user_id,
        team=setting.team.organisation,
        needs=[str(need) for need in life.story.needs],
        reason=life.story.reason,
        what_matters=life.story.matters,
        urgency=life.urgency,
        risk_answer=cases.RiskAnswer.NONE_KNOWN,
        created_at=life.events[0].at,
        is_demo=True,
    )


def give_consent(
    setting: Setting, purpose: str, *, at: datetime, provider_id: UUID | None = None
) -> cases.Consent:
    """Return an unsaved yes: to the referrer, or to the worker where it names a provider."""
    heard_by = setting.worker if provider_id else setting.referrer
    return cases.Consent(
        person=setting.person,
        purpose=purpose,
        provider_id=provider_id,
        is_given=True,
        how=cases.ConsentHow.SPOKEN,
        recorded_by_id=heard_by.user_id,
        given_at=at - timedelta(minutes=5),
    )


class Writer:
    """Writes one life into rows."""

    def __init__(self, rows: Rows, life: lives.Life, setting: Setting) -> None:
        self.rows, self.life, self.setting = rows, life, setting
        self.onward: dict[int, cases.OnwardReferral] = {}
        self.referral = draft_of(life, setting)

    def write(self) -> cases.Referral:
        """Write every event, and return the referral as it stands after the last."""
        self._consent("referral")
        self._consent("feedback")
        for event in self.life.events:
            self._write(event)
        self.rows.add(self.referral)
        return self.referral

    def _write(self, event: lives.Event) -> None:
        match event:
            case lives.Act():
                self._act(event)
            case lives.Met():
                self._met(event)
            case lives.Goal():
                self._goal(event)
                return
            case lives.Measured():
                self._measured(event)
                return
            case lives.OnwardAct():
                self._onward_act(event)
        self._settle(event.at)

    def _settle(self, at: datetime) -> None:
        """Say whose move it is, as `referrals.services.moves` does."""
        due_on = self.referral.next_action_on
        self.referral.whose_move = states.case_move(
            states.Status(self.referral.status),
            is_due=due_on is not None and due_on <= timezone.localdate(at),
            is_asked=False,
            onward=[
                states.Move(each.whose_move)
                for each in self.onward.values()
                if each.status in moves.WAITS
            ],
        )

    def _act(self, event: lives.Act) -> None:
        referral = self.referral
        if event.action == states.Action.ALLOCATE:
            referral.link_worker_id = self.setting.worker.user_id
        came_from = states.Status(referral.status)
        referral.status = states.target_of(event.action, came_from)
        for name, value in lives.changes_of(event, seen_at=referral.seen_at).items():
            setattr(referral, name, value)
        if referral.outcome in states.GOALS_MET and referral.first_help_at is None:
            referral.first_help_at = referral.closed_at
        referral.version += 1
        by = self._doer(event.action)
        step = cases.Step(
            referral=referral,
            action=event.action,
            came_from=came_from,
            went_to=referral.status,
            reason=event.reason,
            return_reason=event.said.return_reason,
            would_help=event.said.would_help,
            taken_by_id=by,
            taken_at=event.at,
        )
        self.rows.add(step)
        words = selectors.step_words(step)
        self._line(event, "step", steps.PAST[event.action], "status", words, by=by)

    def _doer(self, action: states.Action) -> Any:
        if action in {states.Action.SUBMIT, states.Action.WITHDRAW}:
            return self.setting.referrer.user_id
        if self.referral.link_worker_id is None or action == states.Action.ALLOCATE:
            return self.setting.team.supervisor.user_id if self.setting.team.supervisor else None
        return self.setting.worker.user_id

    def _met(self, event: lives.Met) -> None:
        failed = event.result in {"no_answer", "left_message"}
        self.referral.attempts = self.referral.attempts + 1 if failed else 0
        self.referral.version += not event.starts  # the step that it starts counts itself
        self.referral.next_action = event.next_step
        self.referral.next_action_on = event.next_step_on
        contact = work.Contact(
            referral=self.referral,
            at=event.at,
            mode=event.mode,
            result=event.result,
            minutes=event.minutes,
            note=event.note,
            next_step=event.next_step,
            next_step_on=event.next_step_on,
            recorded_by_id=self.setting.worker.user_id,
            recorded_at=event.at,
            nonce=uuid4(),
        )
        self.rows.add(contact)
        if contact.is_appointment and self.referral.first_appointment_at is None:
            self.referral.first_appointment_at = event.at
        mode = work.ContactMode(event.mode).label
        label = (
            f"{mode}: {work.ContactResult(event.result).label.lower()} ({event.minutes} minutes)"
        )
        self._line(event, "contact", label, "case_notes", event.note, contact)

    def _goal(self, event: lives.Goal) -> None:
        goal = work.Goal(
            referral=self.referral,
            words=event.words,
            importance=event.importance,
            agreed_by_id=self.setting.worker.user_id,
            agreed_at=event.at,
        )
        self.rows.add(goal)
        self._line(event, "goal", "Goal agreed", "plan", event.words, goal)

    def _measured(self, event: lives.Measured) -> None:
        row = Assessment(
            referral=self.referral,
            instrument_id=INSTRUMENT,
            occasion=event.occasion,
            answers=event.answers,
            scores=event.answers,
            collected="together",
            answered_on=timezone.localdate(event.at),
            recorded_by_id=self.setting.worker.user_id,
            recorded_at=event.at,
        )
        self.rows.add(row)
        label = f"Personal wellbeing (ONS4): {row.get_occasion_display().lower()}"
        self._line(event, "measure", label, "wellbeing", "", row)

    def _onward_act(self, event: lives.OnwardAct) -> None:
        if event.number >= len(self.setting.services):
            return
        if event.action is None:
            self._offer(event)
            return
        onward = self.onward[event.number]
        came_from = onward_states.Status(onward.status)
        onward.status = onward_states.target_of(event.action, came_from)
        onward.whose_move = onward_states.TRANSITIONS[event.action].move
        for name, value in event.changes.items():
            setattr(onward, name, value)
        onward.version += 1
        if onward.status == onward_states.Status.STARTED and self.referral.first_help_at is None:
            self.referral.first_help_at = event.at
        by = self._onward_doer(event.action)
        self.rows.add(
            cases.OnwardStep(
                onward=onward,
                action=event.action,
                came_from=came_from,
                went_to=onward.status,
                reason=event.reason,
                taken_by_id=by,
                taken_at=event.at,
            )
        )
        label = f"{onward.service.name}: {onward_steps.PAST[event.action].lower()}"
        self._line(event, "onward", label, "organisations", event.reason, onward, by=by)

    def _onward_doer(self, action: onward_states.Action) -> Any:
        """Return the worker for what the team does; what a service did has no name here."""
        return self.setting.worker.user_id if action == onward_states.Action.SEND else None

    def _offer(self, event: lives.OnwardAct) -> None:
        service = self.setting.services[event.number]
        consent = self._consent("sharing", service.provider_id, event.at)
        onward = cases.OnwardReferral(
            referral=self.referral,
            service=service,
            provider_id=service.provider_id,
            needs=[str(need) for need in self.life.story.needs[:1]],
            summary=stories.SUMMARY,
            share_phone=True,
            consent=consent,
            made_by_id=self.setting.worker.user_id,
            created_at=event.at,
            whose_move=states.Move.PERSON,
        )
        self.onward[event.number] = onward
        self.rows.add(onward)
        self._line(event, "onward", f"{service.name}: offered", "organisations", "", onward)

    def _consent(self, purpose: str, provider_id: Any = None, at: Any = None) -> cases.Consent:
        at = at or self.life.events[0].at
        consent = give_consent(self.setting, purpose, at=at, provider_id=provider_id)
        self.rows.add(consent)
        return consent

    def _line(
        self,
        event: Any,
        kind: str,
        label: str,
        field_class: str,
        detail: str = "",
        about: Any = None,
        *,
        by: Any = ...,
    ) -> None:
        self.rows.add(
            cases.TimelineEntry(
                referral=self.referral,
                at=event.at,
                kind=kind,
                label=label[:200],
                detail=detail,
                by_id=self.setting.worker.user_id if by is ... else by,
                object_id=about.pk if about is not None else None,
                field_class=field_class,
            )
        )
