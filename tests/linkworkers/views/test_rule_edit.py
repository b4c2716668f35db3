"""Changing a rule."""

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


URL = "/scheme/reminders/no_contact/"
FORM = {"version": 0, "days": "21", "told": "worker", "is_on": "on", "by_email": "on"}


class TestRuleEdit:
    def test_changes_the_days_and_keeps_that_in_the_history(self):
        world = small_world()

        page = text_of(admin_of(world).post(URL, FORM, follow=True))

        assert "21 days after: somebody last spoke with them" in page
        setting = world.scheme.changes.get().setting
        assert setting.startswith("Nobody has spoken with this person for a while: How many days")

    def test_switches_it_off(self):
        world = small_world()

        admin_of(world).post(URL, {k: v for k, v in FORM.items() if k != "is_on"})

        rule = ReminderRule.objects.get(kind=RuleKind.NO_CONTACT)
        assert (rule.is_on, rule.days, rule.version) == (False, 21, 1)

    def test_asks_for_no_days_where_the_schemes_target_sets_them(self):
        page = text_of(admin_of(small_world()).get("/scheme/reminders/first_contact/"))

        assert "How many" not in page
        assert "When the scheme’s target is over" in page

    def test_offers_to_nudge_only_where_somebody_else_must_answer(self):
        client = admin_of(small_world())

        assert "Send an email to the service too" in text_of(
            client.get("/scheme/reminders/answer/")
        )
        assert "Send an email to" not in text_of(client.get(URL))

    @pytest.mark.parametrize("days", ["0", "366", "soon", ""])
    def test_says_what_is_wrong_with_the_days(self, days):
        page = text_of(admin_of(small_world()).post(URL, FORM | {"days": days}))

        assert "There is a problem" in page
        assert ReminderRule.objects.get(kind=RuleKind.NO_CONTACT).days == 28

    def test_shows_both_versions_when_somebody_else_was_faster(self):
        world = small_world()
        client = admin_of(world)
        client.post(URL, FORM)

        page = text_of(client.post(URL, FORM | {"days": "60"}))

        assert "Somebody else has changed this" in page
        assert "60" in page

    def test_does_not_find_a_rule_of_another_scheme_or_kind(self):
        assert admin_of(small_world()).get("/scheme/reminders/nonsense/").status_code == 404
