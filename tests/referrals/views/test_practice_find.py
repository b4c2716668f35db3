"""Finding a practice's public page."""

import pytest

from spcore.places.models import Postcode
from tests.referrals.nearby import HERE, surgery

pytestmark = pytest.mark.django_db


class TestPracticeFind:
    @pytest.mark.parametrize("typed", ["river", "PR1 2HE", "pr1", "surgery riverside"])
    def test_finds_by_name_and_by_postcode(self, client, typed):
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=HERE[0], northing=HERE[1])
        surgery()

        page = client.get("/near/", {"q": typed}).content.decode()

        assert 'href="/near/P81999/"' in page

    def test_says_that_it_found_none_and_what_else_to_do(self, client):
        page = client.get("/near/", {"q": "nowhere"}).content.decode()

        assert "We found no practice for that" in page

    def test_asks_for_words_where_none_were_typed(self, client):
        assert "Enter a postcode" in client.get("/near/", {"q": ""}).content.decode()
