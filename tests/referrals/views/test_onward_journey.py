"""Agreeing how somebody gets to a service."""

import pytest

from referrals.models import GettingThere
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(sharing):
    return f"/onward/{sharing.onward.pk}/getting-there/"


class TestOnwardJourney:
    def test_saves_it_and_shows_it_on_the_persons_page(self):
        sharing = offered()
        browser = signed_in(sharing.world.worker)

        answer = browser.post(
            address(sharing),
            {"goes": "worker", "way": "bus", "help": "asked", "version": "0"},
            follow=True,
        )

        page = text_of(answer)
        for words in ("goes along: the link worker", "By bus or train", "travel help: asked for"):
            assert words in page, words

    def test_says_beside_the_question_that_checks_are_missing_and_keeps_the_rest(self):
        sharing = offered()

        page = text_of(
            signed_in(sharing.world.worker).post(
                address(sharing), {"goes": "volunteer", "companion": "Sam", "version": "0"}
            )
        )

        assert "only where you have seen their checks" in page
        assert 'value="Sam"' in page
        assert not GettingThere.objects.exists()

    def test_is_no_page_of_the_service(self):
        sharing = offered().sent().answered("accept")

        assert signed_in(sharing.provider).get(address(sharing)).status_code in {403, 404}
