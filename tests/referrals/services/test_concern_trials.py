"""Concerns under chance: none unowned, none closed over, each in time; 1,000 in `make soak`."""

import os
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import ActKind, CameBy, Concern, ConcernAct, OnCallTurn, Referral
from referrals.states import Action, Status
from spcore.accounts.actor import SYSTEM
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, DomainError, Invalid, NotPermitted
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now

pytestmark = pytest.mark.django_db

TRIALS, WORLDS = int(os.environ.get("SOAK_TRIALS", "50")), 10
EACH = TRIALS // WORLDS
MINUTES = [timedelta(minutes=number) for number in (0, 14, 15, 29, 30)]


class Trial:
    """One concern, from raising it to half an hour later, with chance at every turn."""

    def __init__(self, chance: Random, world, staff) -> None:
        self.chance, self.world, self.staff = chance, world, staff
        self.start = timezone.now()
        self.referral = world.referral(active=chance.random() < 0.8, submitted=True)
        self.taken_at = None

    def raise_it(self) -> Concern:
        raiser = self.chance.choice([self.world.gp, self.world.worker, self.world.supervisor, None])
        if raiser is None:
            return services.concerns.raise_unattended(
                referral=self.referral, what="x", came_by=CameBy.WEB_FORM,
                actor=SYSTEM, at=self.start,
            )  # fmt: skip
        if raiser is self.world.worker:
            Referral.objects.filter(pk=self.referral.pk).update(link_worker=raiser.user_id)
        new = services.NewConcern(kind=self.chance.choice(["adult", "self_harm"]), what="x")
        return services.raise_concern(
            new=new, referral_id=self.referral.pk, actor=raiser, at=self.start
        )

    def run(self) -> list[str]:
        concern, problems = self.raise_it(), []
        for passed in MINUTES:
            at = self.start + passed
            self._something_happens(concern, at)
            services.escalate_concerns(at=at)
            concern = Concern.objects.get(pk=concern.pk)
            problems += [f"{passed}: {text}" for text in self._wrong_with(concern, passed)]
        problems += self._closed_over(concern, self.start + MINUTES[-1])
        return problems

    def _something_happens(self, concern: Concern, at) -> None:
        happens = self.chance.random()
        actor = self.chance.choice([self.world.supervisor, self.world.worker, *self.staff])
        try:
            if happens < 0.15:
                services.see_concern(concern_id=concern.pk, actor=actor, at=at)
            elif happens < 0.18:
                services.take_over_concern(
                    concern_id=concern.pk, actor=actor, at=at, action_taken="Rang"
                )
                self.taken_at = at
            elif happens < 0.22:
                self._change_the_rota()
        except DomainError:
            pass  # it was not theirs, or was taken over before

    def _change_the_rota(self) -> None:
        OnCallTurn.objects.filter(team=self.world.team).delete()
        for number in range(self.chance.randrange(3)):
            on_call_now(self.world, self.chance.choice(self.staff), first=number)

    def _wrong_with(self, concern: Concern, passed: timedelta) -> list[str]:
        wrong = []
        if not ConcernAct.objects.told(concern).filter(user_id=concern.owner_id).exists() and (
            concern.taken_over_at is None
        ):
            wrong.append("unowned: its owner was not told")
        if not User.objects.filter(pk=concern.owner_id, is_active=True).exists():
            wrong.append("unowned: its owner cannot sign in")
        if self.taken_at is None:
            if (passed >= timedelta(minutes=15)) != (concern.passed_on_at is not None):
                wrong.append("not passed on in time, or too early")
            if (passed >= timedelta(minutes=30)) != (concern.lead_told_at is not None):
                wrong.append("managers not told in time, or too early")
        return wrong

    def _closed_over(self, concern: Concern, at) -> list[str]:
        """Try to end the case in each way; return how it was closed over an open concern."""
        if concern.taken_over_at is not None:
            return []
        problems = []
        for action in (Action.CLOSE, Action.WITHDRAW, Action.MARK_IN_ERROR):
            try:
                services.take(
                    action, referral_id=self.referral.pk, actor=self.world.supervisor, at=at,
                    reason="x", **({"outcome": "moved"} if action == Action.CLOSE else {}),
                )  # fmt: skip
            except (Conflict, NotPermitted, Invalid):
                continue
            problems.append(f"closed over an open concern by {action}")
        return problems


class TestTrials:
    @pytest.mark.timeout(300 + 3 * TRIALS)
    def test_none_is_unowned_none_closed_over_and_each_is_passed_on_in_time(self):
        chance, problems, seen = Random(20261128), [], set()

        for number in range(WORLDS):
            world = small_world()
            staff = [actor_in(Role.LINK_WORKER, world.team) for _count in range(2)]
            if number % 2:
                staff.append(actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation))
            if number % 5 == 4:  # a team whose supervisor has left
                Membership.objects.filter(user_id=world.supervisor.user_id).exclude(
                    role=Role.REFERRER_CLINICIAN
                ).update(ended_at=timezone.now())
            for _count in range(EACH):
                trial = Trial(chance, world, staff)
                problems += trial.run()
                Concern.objects.filter(referral=trial.referral, taken_over_at=None).update(
                    taken_over_at=timezone.now(), taken_over_by=world.gp.user_id, action_taken="End"
                )
            seen |= set(ConcernAct.objects.values_list("kind", flat=True))

        assert problems == []
        assert Concern.objects.count() == WORLDS * EACH
        assert set(ActKind) - {ActKind.OPENED, ActKind.FOLLOWED_UP} <= seen
        assert Referral.objects.filter(status=Status.CLOSED).count() == 0
