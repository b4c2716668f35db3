"""The remit page."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import OtherDoorFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/remit/"


class TestSchemeRemit:
    @pytest.mark.parametrize("who", ["gp", "worker", "supervisor"])
    def test_says_what_the_scheme_is_for_and_names_the_other_doors(self, who):
        world = small_world()
        world.scheme.remit, world.scheme.link_worker_remit = "Lonely people", "No therapy"
        world.scheme.save()
        OtherDoorFactory(scheme=world.scheme, name="Shelter", phone="0808 800 4444")
        OtherDoorFactory(scheme=world.scheme, name="Shut", is_open=False)

        page = text_of(signed_in(getattr(world, who)).get(URL))

        assert "Lonely people" in page
        assert "No therapy" in page
        assert "0808 800 4444" in page
        assert "Shut" not in page

    @pytest.mark.parametrize("role", [Role.SCHEME_ADMIN, Role.SAFEGUARDING_LEAD])
    def test_shows_an_administrator_and_a_safeguarding_lead_their_own_scheme(self, role):
        world = small_world()
        browser = signed_in(actor_in(role, world.scheme.organisation))

        assert world.scheme.organisation.name in text_of(browser.get(URL))

    def test_is_not_for_a_provider(self):
        provider = actor_in(Role.PROVIDER, small_world().practice)

        assert signed_in(provider).get(URL).status_code == 403
