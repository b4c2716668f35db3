"""The first public page: what happens, and which team."""

import pytest

from spcore.places.models import Postcode
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world
from tests.referrals.self_referring import open_world
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
PATH = "/refer-yourself/"


def place(code: str, easting: int, northing: int) -> None:
    Postcode.objects.create(code=code, outcode=code[:-3], easting=easting, northing=northing)


class TestSelfReferralStart:
    def test_says_what_happens_and_where_to_turn_at_once(self, client):
        page = text_of(client.get(PATH))

        for words in ("999", "116 123", "A link worker gets in touch", "Leave quickly"):
            assert words in page

    def test_is_linked_from_the_first_page(self, client):
        assert f'href="{PATH}"' in text_of(client.get("/"))

    def test_finds_a_practice_by_its_name(self, client):
        world = open_world()
        world.practice.name = "Riverside Surgery"
        world.practice.save()

        page = text_of(client.post(PATH, {"words": "riverside"}))

        assert f"/refer-yourself/{world.team.pk}/?practice={world.practice.pk}" in page

    def test_finds_the_practices_near_a_postcode_nearest_first(self, client):
        near, far = open_world(), open_world()
        for world, name, easting in (
            (near, "Near Surgery", 350_100),
            (far, "Far Surgery", 358_000),
        ):
            world.practice.name = name
            world.practice.easting, world.practice.northing = easting, 430_000
            world.practice.save()
        place("PR12HE", 350_000, 430_000)

        page = text_of(client.post(PATH, {"words": "pr1 2he"}))

        assert page.index("Near Surgery") < page.index("Far Surgery")

    @pytest.mark.parametrize("words", ["Nowhere Surgery", "ZZ99 9ZZ", "PR1 2HE", "x"])
    def test_says_what_to_do_when_there_is_none(self, client, words):
        open_world()

        page = text_of(client.post(PATH, {"words": words}))

        assert "We found no team for that" in page
        assert "ring your GP practice" in page

    def test_offers_no_practice_of_a_scheme_that_takes_none(self, client):
        world = small_world()
        world.practice.name = "Riverside Surgery"
        world.practice.save()

        page = text_of(client.post(PATH, {"words": "riverside"}))

        assert "We found no team for that" in page

    def test_offers_no_team_where_nobody_would_own_a_concern(self, client):
        world = open_world()
        world.practice.name = "Riverside Surgery"
        world.practice.save()
        world.team.memberships.all().delete()

        page = text_of(client.post(PATH, {"words": "riverside"}))

        assert "We found no team for that" in page
        assert client.get(f"/refer-yourself/{world.team.pk}/").status_code == 404

    def test_asks_for_words(self, client):
        page = text_of(client.post(PATH, {"words": ""}))

        assert "Enter your postcode, or the name of your GP practice" in page

    def test_stops_a_machine_that_searches_without_end(self, client):
        OrganisationFactory()
        statuses = {client.post(PATH, {"words": "riverside"}).status_code for _try in range(125)}

        assert statuses == {200, 429}
