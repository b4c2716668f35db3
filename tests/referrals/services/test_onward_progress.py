"""Two at once on one onward referral, and where a case's person lives."""

import pytest
from django.utils import timezone

from providers.selectors import CaseSearch, Origin
from referrals import selectors, services
from referrals.onward_states import Action
from referrals.selectors.origins import case_search
from spcore.accounts.roles import Role
from spcore.places.models import Postcode
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.services.test_allocations import at_once
from tests.referrals.sharing import offered


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_one_of_accept_and_decline_wins(self):
        sharing = offered().sent()
        colleague = actor_in(Role.PROVIDER, sharing.onward.provider.organisation)

        def answer(action, actor, **fields):
            services.answer_onward(
                onward_id=sharing.onward.pk,
                answer=services.ProviderAnswer(action=action, version=2, **fields),
                actor=actor,
                at=timezone.now(),
            )

        refused = at_once(
            lambda: answer(Action.ACCEPT, sharing.provider),
            lambda: answer(Action.DECLINE, colleague, reason="full"),
        )

        answers = sharing.fresh().steps.filter(action__in=["accept", "decline"])
        assert (len(refused), answers.count()) == (1, 1)

    def test_two_clicks_of_one_person_accept_once_and_refuse_nobody(self):
        sharing = offered().sent()

        def accept():
            services.answer_onward(
                onward_id=sharing.onward.pk,
                answer=services.ProviderAnswer(action=Action.ACCEPT, version=2),
                actor=sharing.provider,
                at=timezone.now(),
            )

        assert at_once(accept, accept) == []
        assert sharing.fresh().steps.filter(action="accept").count() == 1

    def test_sending_twice_sends_once(self):
        sharing = offered()

        assert at_once(sharing.sent, sharing.sent) == []
        assert sharing.fresh().steps.filter(action="send").count() == 1

    def test_sending_and_withdrawing_at_once_leaves_one_truth(self):
        sharing = offered()

        def withdraw():
            services.take_onward(
                Action.WITHDRAW,
                onward_id=sharing.onward.pk,
                actor=sharing.world.worker,
                at=timezone.now(),
                reason="Changed their mind",
            )

        at_once(sharing.sent, withdraw)

        assert sharing.fresh().status == "withdrawn"


@pytest.mark.django_db
class TestCaseOrigin:
    def test_is_told_to_whoever_may_open_the_case(self):
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=354000, northing=429000)
        world = small_world()
        referral = world.referral(active=True)
        now = timezone.now()
        colleague = actor_in(Role.LINK_WORKER, world.team)

        told = case_search(actor=world.worker, case_id=referral.pk, at=now)
        hidden = case_search(actor=colleague, case_id=referral.pk, at=now)

        assert told.origin == Origin(354000, 429000, label="PR1")
        assert (told.person_id, told.needs) == (referral.person_id, tuple(referral.needs))
        assert hidden == CaseSearch()


@pytest.mark.django_db
class TestConsentToShare:
    def test_a_later_no_stands_before_an_earlier_yes(self):
        sharing = offered().sent()
        onward = sharing.fresh()
        person_id = onward.referral.person_id

        services.record_consent(
            new=services.NewConsent(
                person_id=person_id,
                purpose="sharing",
                is_given=False,
                how="phone",
                provider_id=onward.provider_id,
            ),
            actor=sharing.world.worker,
            at=timezone.now(),
        )

        assert (
            selectors.consent_to_share(person_id=person_id, provider_id=onward.provider_id) is None
        )
