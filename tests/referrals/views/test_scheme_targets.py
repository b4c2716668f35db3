"""Changing a scheme's targets."""

from datetime import date

import pytest
import time_machine

from referrals.forms.scheme_edit import SchemeEditForm
from referrals.forms.scheme_self_referral import SchemeSelfReferralForm
from referrals.forms.scheme_targets import SchemeTargetsForm
from referrals.models import Scheme
from referrals.services.consent_rules import review_day
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/targets/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


FORM = {
    "version": 0,
    "urgent_triage_days": 1,
    "soon_triage_days": 2,
    "triage_days": 3,
    "urgent_contact_days": 1,
    "soon_contact_days": 3,
    "first_contact_days": 7,
    "urgent_appointment_days": 5,
    "soon_appointment_days": 10,
    "first_appointment_days": 20,
    "provider_answer_days": 10,
    "attempts_before_closing": 4,
    "reopen_days": 60,
    "consent_review_months": 6,
    "draft_days": 21,
    "pass_on_minutes": 15,
    "lead_minutes": 30,
}


class TestSchemeTargets:
    def test_changes_the_clocks_of_triage(self):
        world = small_world()
        world.referral(submitted=True)

        admin_of(world).post(URL, FORM)

        with time_machine.travel(NOON, tick=False):
            page = text_of(signed_in(world.supervisor).get("/triage/"))
        assert "3 working days left" in page

    def test_sets_when_consent_is_reviewed(self):
        world = small_world()

        admin_of(world).post(URL, FORM)

        scheme = Scheme.objects.get()
        assert (scheme.consent_review_months, scheme.draft_days) == (6, 21)
        referral = world.referral(active=True, scheme=scheme)
        review_on = review_day(referral.whom, said_on=date(2026, 11, 20))
        assert review_on == date(2027, 5, 20)

    def test_every_setting_of_a_scheme_has_a_page(self):
        settings = {field.name for field in Scheme._meta.get_fields() if field.concrete}
        forms = (SchemeEditForm, SchemeTargetsForm, SchemeSelfReferralForm)

        shown = {name for form in forms for name in form.base_fields}

        assert settings - {"organisation"} <= shown

    def test_refuses_an_urgent_target_that_is_slower(self):
        world = small_world()

        page = text_of(admin_of(world).post(URL, FORM | {"urgent_contact_days": 30}))

        assert "Urgent must not take longer" in page
        assert Scheme.objects.get().version == 0

    def test_keeps_what_changed_in_words(self):
        world = small_world()

        admin_of(world).post(URL, FORM)

        said = {row.setting: (row.before, row.after) for row in Scheme.objects.get().changes.all()}
        assert said["Routine: decide within"] == ("2", "3")
        assert "Urgent: decide within" not in said

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().gp).get(URL).status_code == 403

    def test_sets_after_how_many_minutes_a_concern_moves_on_and_in_which_order(self):
        world = small_world()
        browser = admin_of(world)

        wrong = text_of(browser.post(URL, FORM | {"pass_on_minutes": 30}))
        browser.post(URL, FORM | {"pass_on_minutes": 5, "lead_minutes": 10})

        scheme = Scheme.objects.get(pk=world.scheme.pk)
        assert "The managers must come after the next in line" in wrong
        assert (scheme.pass_on_minutes, scheme.lead_minutes) == (5, 10)
