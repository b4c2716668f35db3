"""One case in full."""

import pytest

from linkworkers import selectors
from referrals import services as referrals
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import NOON, ConsentFactory, OnwardReferralFactory, small_world

pytestmark = pytest.mark.django_db


class TestCaseFor:
    def test_takes_two_questions_whatever_hangs_on_it(self, django_assert_num_queries):
        world = small_world()
        referral = world.referral(active=True)
        for _count in range(10):
            GoalFactory(referral=referral)
            OnwardReferralFactory(referral=referral)
            ConsentFactory(person=referral.person)

        with django_assert_num_queries(2):
            case = selectors.case_for(actor=world.worker, referral_id=referral.pk, at=NOON)
            selectors.entries_of(case)

        assert (len(case.goals), len(case.onward), len(case.consents)) == (10, 10, 10)

    def test_holds_nothing_that_a_team_administrator_may_not_read(self):
        world = small_world()
        referral = world.referral(active=True)
        GoalFactory(referral=referral)
        OnwardReferralFactory(referral=referral)
        ConsentFactory(person=referral.person)
        referrals.raise_concern(
            new=referrals.NewConcern(kind="abuse", what="Afraid"),
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
        )
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        case = selectors.case_for(actor=admin, referral_id=referral.pk, at=NOON)

        assert (case.goals, case.onward, case.consents) == ([], [], [])
        assert case.has_open_concern is False
        assert [line.kind for line in selectors.entries_of(case).lines] == []
