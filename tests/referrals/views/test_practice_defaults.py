"""What the practice's form begins with."""

import re

import pytest

from referrals.models import ReferringDefaults
from spcore.accounts.models import Organisation
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/our-form/"
TYPED = {
    "version": 0,
    "first_needs": ["food", "digital"],
    "duty_phone": "01632 960111",
    "duty_hours": "8 to 6",
}


def needs_offered(page: str) -> list[str]:
    return re.findall(r'name="needs" type="checkbox" value="([a-z_]+)"', page)


class TestPracticeDefaults:
    def test_puts_the_practices_needs_first_for_everybody_there(self):
        world = small_world()
        draft = world.referral()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)
        before = needs_offered(text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/")))

        response = signed_in(admin).post(URL, TYPED)
        after = needs_offered(text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/")))

        assert response.url == "/referrals/"
        assert after[:2] == ["food", "digital"]
        assert sorted(after) == sorted(before)

    def test_ticks_nothing(self):
        world = small_world()
        draft = world.referral(needs=[])
        ReferringDefaults.objects.create(organisation=world.practice, first_needs=["food"])

        page = text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/"))

        assert not re.search(r'name="needs"[^>]* checked', page)

    def test_keeps_the_duty_number_and_hours(self):
        world = small_world()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        signed_in(admin).post(URL, TYPED)

        own = Organisation.objects.get(pk=world.practice.pk)
        assert (own.duty_phone, own.duty_hours) == ("01632 960111", "8 to 6")

    def test_shows_both_versions_of_what_a_colleague_changed(self):
        world = small_world()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)
        ReferringDefaults.objects.create(organisation=world.practice, version=3)

        page = text_of(signed_in(admin).post(URL, TYPED))

        assert "Somebody else has changed this" in page
        assert ReferringDefaults.objects.get().version == 3

    def test_is_for_the_practices_administrator(self):
        world = small_world()

        assert signed_in(world.gp).get(URL).status_code == 403

    def test_another_practices_choice_changes_nothing_here(self):
        world, other = small_world(), small_world()
        draft = world.referral()
        ReferringDefaults.objects.create(organisation=other.practice, first_needs=["school"])

        page = text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/"))

        assert needs_offered(page)[0] != "school"
