"""What the person agreed to."""

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import ConsentHow, Purpose
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import ConsentFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return f"/referrals/{referral.pk}/agreements/"


class TestConsentList:
    def test_lists_each_answer_and_offers_its_worker_to_withdraw_it(self):
        sharing = offered().sent()
        referral = sharing.onward.referral

        page = text_of(signed_in(sharing.world.worker).get(address(referral)))

        assert f"Sharing with a service: {sharing.onward.provider}" in page
        assert f"/agreements/{sharing.fresh().consent_id}/withdraw/" in page
        assert "Record an answer" in page

    def test_a_gp_reads_and_changes_nothing(self):
        sharing = offered().sent()

        page = text_of(signed_in(sharing.world.gp).get(address(sharing.onward.referral)))

        assert "Sharing with a service" in page
        assert ("withdraw/" in page, "Record an answer" in page) == (False, False)

    def test_a_practice_reads_no_service_of_another_case_of_the_person(self):
        sharing = offered().sent()
        told_nothing = sharing.onward.referral
        type(told_nothing).objects.update(codes_only=True)
        again = sharing.world.referral(person=told_nothing.person, submitted=True)
        ConsentFactory(person=again.person)

        pages = [
            text_of(signed_in(reader).get(address(again)))
            for reader in (sharing.world.gp, sharing.world.supervisor)
        ]

        assert ["Sharing with a service" in page for page in pages] == [False, True]
        assert "Being referred to social prescribing" in pages[0]

    def test_a_practice_that_was_refused_feedback_reads_none(self):
        sharing = offered().sent()
        referral = sharing.onward.referral
        services.record_consent(
            new=services.NewConsent(
                person_id=referral.person_id,
                purpose=Purpose.FEEDBACK,
                is_given=False,
                how=ConsentHow.SPOKEN,
            ),
            actor=sharing.world.worker,
            at=timezone.now(),
        )

        page = text_of(signed_in(sharing.world.gp).get(address(referral)))

        assert "Sharing with a service" not in page

    def test_is_not_there_for_others(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = actor_in(Role.LINK_WORKER, world.team)

        assert signed_in(colleague).get(address(referral)).status_code == 404
        assert signed_in(small_world().gp).get(address(referral)).status_code == 404

    def test_asks_as_few_questions_at_thirty_answers(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        ConsentFactory(person=referral.person)
        browser.get(address(referral))
        few = questions(browser, address(referral))
        for _count in range(30):
            ConsentFactory(person=referral.person)

        assert questions(browser, address(referral)) == few
