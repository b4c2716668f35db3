"""What keeps a referral from being sent, read whole and read for sending."""

from datetime import timedelta

import pytest

from referrals import selectors
from referrals.models import TeamCover
from referrals.selectors import readiness
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import InvitationFactory, OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, SchemeFactory, small_world

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WITHDRAWN = {"withdrawn_at": NOON}
# The answers given, each with how long after the draft was begun, and whether one stands.
ANSWERS = [
    ([], False),
    ([(HOUR, {})], True),
    ([(-DAY + HOUR, {})], True),
    ([(-DAY - HOUR, {})], False),
    ([(HOUR, {"is_given": False, "reason": "No"})], False),
    ([(HOUR, WITHDRAWN)], False),
    ([(HOUR, {}), (2 * HOUR, {"is_given": False, "reason": "No"})], False),
    ([(HOUR, WITHDRAWN), (2 * HOUR, {})], True),
    ([(HOUR, {"purpose": "feedback"})], False),
]


class TestReferralToSend:
    @pytest.mark.parametrize(("answers", "stands"), ANSWERS)
    def test_brings_whether_the_person_agrees(self, answers, stands, django_assert_num_queries):
        world = small_world()
        draft = world.referral(created_at=NOON)
        for after, fields in answers:
            ConsentFactory(person=draft.person, given_at=NOON + after, **fields)
        asked = {"actor": world.gp, "referral_id": draft.pk, "at": NOON}
        whole = selectors.problems_with(selectors.referral_for(**asked))
        readiness.referral_to_send(**asked)

        with django_assert_num_queries(1):
            found = selectors.problems_with(readiness.referral_to_send(**asked))

        assert found == whole
        assert ("consent" in {problem.field for problem in found}) is not stands


class TestSchemeOf:
    def test_is_the_one_that_covers_else_the_one_that_invited_else_the_first_by_name(self):
        names = ("Anstey", "Barrow", "Chorley")
        first, inviting, covering = (SchemeFactory(organisation__name=name) for name in names)
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        teacher = actor_in(Role.OTHER_REFERRER, school)
        assert selectors.scheme_of(actor=teacher) == first

        administrator = actor_in(Role.SCHEME_ADMIN, inviting.organisation)
        InvitationFactory(organisation=school, invited_by_id=administrator.user_id)
        assert selectors.scheme_of(actor=teacher) == inviting

        team = OrganisationFactory(kind=OrganisationKind.TEAM, parent=covering.organisation)
        TeamCover.objects.create(team=team, practice=school)
        assert selectors.scheme_of(actor=teacher) == covering
