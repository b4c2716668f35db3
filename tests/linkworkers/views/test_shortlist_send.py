"""Sending somebody the link to their shortlist."""

import pytest

from linkworkers.models import OwnLink
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.shortlisting import address, on_list
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Give a world with a link worker's case."""
    return small_world()


def case_of(world, **person):
    ann = PersonFactory(**{"email": "ann@home.example", "preferred_channel": "email"} | person)
    referral = world.referral(active=True, person=ann)
    on_list(world, referral, "Choir")
    return referral


class TestShortlistSend:
    def test_promises_it_says_so_and_can_be_ended(self, world):
        referral = case_of(world)
        browser, url = signed_in(world.worker), f"{address(referral)}send/"

        page = text_of(browser.post(url, {"how": "word", "word": "Bluebell"}, follow=True))
        browser.post(url, {"what": "end"})

        assert "The link goes out now" in page
        assert "Send them a private link" in page
        assert OwnLink.objects.get().ended_at is not None

    def test_says_beside_the_question_what_is_missing(self, world):
        referral = case_of(world)

        page = text_of(
            signed_in(world.worker).post(f"{address(referral)}send/", {"how": "word", "word": "x"})
        )

        assert "Choose a word of at least 4 letters" in page
        assert not OwnLink.objects.exists()

    def test_offers_paper_where_no_link_may_go(self, world):
        referral = case_of(world, safe_contact_note="Her partner reads her e-mails")
        browser, url = signed_in(world.worker), f"{address(referral)}send/"

        page = text_of(browser.get(url))

        assert "No link may go to this person" in page
        assert "Print it for them" in page
        assert browser.post(url, {"how": "code"}).status_code == 409
        assert not OwnLink.objects.exists()
