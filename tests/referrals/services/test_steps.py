"""What `take()` does, refuses, and leaves behind."""

import pytest

from referrals import services
from referrals.states import Action, Status
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, IllegalTransition, Invalid, NotPermitted, NotVisible
from tests.factories.referrals import NOON, ConsentFactory, small_world

pytestmark = pytest.mark.django_db


class TestSubmitReferral:
    def test_sends_a_draft_to_the_team_that_covers_the_practice(self):
        world = small_world()
        draft = world.referral(team=None)
        ConsentFactory(person=draft.person)

        sent = services.submit_referral(referral_id=draft.pk, actor=world.gp, at=NOON)

        assert (sent.status, sent.team_id) == (Status.SUBMITTED, world.team.pk)
        step = sent.steps.get()
        assert (step.action, step.taken_by_id, step.taken_at) == (
            Action.SUBMIT,
            world.gp.user_id,
            NOON,
        )
        assert AuditEntry.objects.filter(people__contains=[draft.person_id]).exists()

    def test_refuses_without_consent_and_leaves_the_draft(self):
        world = small_world()
        draft = world.referral()

        with pytest.raises(Invalid) as refusal:
            services.submit_referral(referral_id=draft.pk, actor=world.gp, at=NOON)

        draft.refresh_from_db()
        assert (refusal.value.field, draft.status) == ("consent", Status.DRAFT)

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        draft = world.referral()

        with pytest.raises(NotVisible):
            services.submit_referral(referral_id=draft.pk, actor=other.gp, at=NOON)


class TestTake:
    def test_refuses_a_role_that_may_not(self):
        world = small_world()
        referral = world.referral(submitted=True)

        with pytest.raises(NotPermitted):
            services.accept_referral(referral_id=referral.pk, actor=world.gp, at=NOON)

    def test_refuses_what_the_status_does_not_allow(self):
        world = small_world()
        referral = world.referral(accepted=True)

        with pytest.raises(IllegalTransition):
            services.accept_referral(referral_id=referral.pk, actor=world.supervisor, at=NOON)

    def test_refuses_to_close_while_a_concern_is_open(self):
        world = small_world()
        referral = world.referral(active=True)
        services.raise_concern(
            new=services.NewConcern(kind="self_harm", what="Said life is not worth it"),
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
        )

        with pytest.raises(Conflict):
            services.close_referral(
                referral_id=referral.pk,
                actor=world.worker,
                at=NOON,
                outcome="goals_met",
                reason="Done",
            )
