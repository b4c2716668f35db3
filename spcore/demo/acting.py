"""Open lives, acted out through the services so that they are what the service makes of them."""

from uuid import uuid4

from django.utils import timezone

from evaluation.measures import services as measures
from evaluation.measures.models import Collected, Occasion
from linkworkers import services as work
from linkworkers.models import ContactMode, ContactResult
from referrals import onward_states, services
from referrals.models import Consent, ConsentHow, OnwardReferral, Purpose, Referral
from referrals.states import Action
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo import lives, stories
from spcore.demo.written import INSTRUMENT, Setting, draft_of, give_consent


def act_out(life: lives.Life, setting: Setting) -> Referral:
    """Act one life out, event by event, each at its own time."""
    referral = draft_of(life, setting)
    referral.save(force_insert=True)
    begun = life.events[0].at
    Consent.objects.bulk_create(
        give_consent(setting, purpose, at=begun) for purpose in (Purpose.REFERRAL, Purpose.FEEDBACK)
    )
    player = _Player(referral, life, setting)
    for event in life.events:
        player.play(event)
    return referral


class _Player:
    """Plays the events of one life."""

    def __init__(self, referral: Referral, life: lives.Life, setting: Setting) -> None:
        self.referral, self.life, self.setting = referral, life, setting
        self.onward: dict[int, OnwardReferral] = {}

    def play(self, event: lives.Event) -> None:
        """Play one event."""
        match event:
            case lives.Act():
                self._act(event)
            case lives.Met():
                self._met(event)
            case lives.Goal():
                goal = work.GoalWords(words=event.words, importance=event.importance)
                work.add_goal(
                    referral_id=self.referral.pk, goal=goal, actor=self.setting.worker, at=event.at
                )
            case lives.Measured():
                self._measured(event)
            case lives.OnwardAct() if event.number < len(self.setting.services):
                self._onward(event)

    def _act(self, event: lives.Act) -> None:
        if event.action == Action.START:
            return  # the first contact that reaches the person is what starts the case
        supervisor = self.setting.team.supervisor
        assert supervisor is not None  # noqa: S101  every team of the cast has one
        if event.action == Action.ALLOCATE:
            worker_id = self.setting.worker.user_id
            assert worker_id is not None  # noqa: S101  so has every worker an account
            allocation = work.Allocation(referral_id=self.referral.pk, worker_id=worker_id)
            work.allocate_referral(allocation=allocation, actor=supervisor, at=event.at)
            return
        actor = self.setting.referrer if event.action == Action.SUBMIT else supervisor
        services.take(
            event.action,
            referral_id=self.referral.pk,
            actor=actor,
            at=event.at,
            reason=event.reason,
            said=event.said,
            **event.changes,
        )

    def _met(self, event: lives.Met) -> None:
        new = work.NewContact(
            referral_id=self.referral.pk,
            nonce=uuid4(),
            mode=ContactMode(event.mode),
            result=ContactResult(event.result),
            happened_at=event.at,
            minutes=event.minutes,
            note=event.note,
            next_step=event.next_step,
            next_step_on=event.next_step_on,
        )
        work.record_contact(new=new, actor=self.setting.worker, at=event.at)

    def _measured(self, event: lives.Measured) -> None:
        new = measures.NewAssessment(
            referral_id=self.referral.pk,
            instrument=INSTRUMENT,
            occasion=Occasion(event.occasion),
            answers=event.answers,
            collected=Collected.TOGETHER,
            answered_on=timezone.localdate(event.at),
        )
        measures.record_assessment(new=new, actor=self.setting.worker, at=event.at)

    def _onward(self, event: lives.OnwardAct) -> None:
        if event.action is None:
            self._offer(event)
            return
        onward = self.onward[event.number]
        if event.action == onward_states.Action.SEND:
            services.send_onward(onward_id=onward.pk, actor=self.setting.worker, at=event.at)
            return
        provider = Actor(role=Role.PROVIDER, organisation_id=onward.provider_id)
        services.take_onward(
            event.action,
            onward_id=onward.pk,
            actor=provider,
            at=event.at,
            reason=event.reason,
            **event.changes,
        )

    def _offer(self, event: lives.OnwardAct) -> None:
        service = self.setting.services[event.number]
        new = services.NewOnward(
            referral_id=self.referral.pk,
            service_id=service.pk,
            needs=[str(need) for need in self.life.story.needs[:1]],
            summary=stories.SUMMARY,
            share_phone=True,
        )
        worker = self.setting.worker
        self.onward[event.number] = services.offer_service(new=new, actor=worker, at=event.at)
        agreed = services.NewConsent(
            person_id=self.setting.person.pk,
            purpose=Purpose.SHARING,
            is_given=True,
            how=ConsentHow.SPOKEN,
            provider_id=service.provider_id,
        )
        services.record_consent(new=agreed, actor=worker, at=event.at)
