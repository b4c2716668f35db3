"""The page for practice administrators: address, parameters, and what was never tried live."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestConnectGuide:
    def test_names_the_address_the_parameters_and_what_was_not_tried(self, settings):
        settings.SITE_ADDRESS = "https://referrals.example.org/"
        world = small_world()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(admin).get("/referrals/connect/"))

        assert "https://referrals.example.org/referrals/launch/" in page
        for name in ("nhs_number", "birth_date", "postcode", "text"):
            assert f"<code>{name}</code>" in page
        assert "/intake/" in page
        assert "None of it was tried inside a live EMIS or SystmOne" in page

    def test_leads_a_scheme_administrator_to_no_page_of_a_practice(self):
        world = small_world()
        admin = actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)

        page = text_of(signed_in(admin).get("/referrals/connect/"))

        assert "nhs_number" in page
        assert "/referrals/add/paste/" not in page
        assert "/intake/" not in page
