"""The scheme's rules."""

import pytest

from linkworkers.models import ReminderRule, RuleKind
from linkworkers.services.reminders.raising import ensure_rules
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def admin_of(world):
    ensure_rules()
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestRuleList:
    def test_says_each_rule_in_words_and_which_are_off(self):
        world = small_world()
        client = admin_of(world)
        ReminderRule.objects.filter(kind=RuleKind.PAUSED).update(is_on=False)

        page = text_of(client.get("/scheme/reminders/"))

        assert "28 days after: somebody last spoke with them" in page
        assert page.count("Off</strong>") == 1
        assert all(str(kind.label) in page for kind in RuleKind)

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().supervisor).get("/scheme/reminders/").status_code == 403
