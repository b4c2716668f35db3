"""Sending somebody a private link: to their shortlist, or to the equality questions."""

import pytest

from linkworkers.models import About, OwnLink
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.shortlisting import link_to_list, on_list
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


def url_of(referral, about="shortlist"):
    return f"/caseload/{referral.pk}/links/{about}/"


class TestOwnLinkSend:
    def test_promises_it_says_so_and_can_be_ended(self, world):
        referral = case_of(world)
        browser, url = signed_in(world.worker), url_of(referral)

        page = text_of(browser.post(url, {"how": "word", "word": "Bluebell"}, follow=True))
        browser.post(url, {"what": "end"})

        assert "The link goes out now" in page
        assert "Send them a private link" in page
        assert OwnLink.objects.get().ended_at is not None

    def test_says_beside_the_question_what_is_missing(self, world):
        referral = case_of(world)

        page = text_of(signed_in(world.worker).post(url_of(referral), {"how": "word", "word": "x"}))

        assert "Choose a word of at least 4 letters" in page
        assert not OwnLink.objects.exists()

    def test_offers_paper_where_no_link_may_go(self, world):
        referral = case_of(world, safe_contact_note="Her partner reads her e-mails")
        browser, url = signed_in(world.worker), url_of(referral)

        page = text_of(browser.get(url))

        assert "No link may go to this person" in page
        assert "Print it for them" in page
        assert browser.post(url, {"how": "code"}).status_code == 409
        assert not OwnLink.objects.exists()


class TestQuestions:
    def test_promises_it_says_so_and_can_be_ended(self, world):
        referral = case_of(world)
        url = url_of(referral, "equality")
        browser = signed_in(world.worker)

        page = text_of(browser.post(url, {"how": "word", "word": "Bluebell"}, follow=True))
        browser.post(url, {"what": "end"})

        link = OwnLink.objects.get()
        assert "The link goes out now" in page
        assert link.about == About.EQUALITY
        assert link.ended_at is not None

    def test_is_offered_where_the_worker_asks(self, world):
        referral = case_of(world)

        page = text_of(signed_in(world.worker).get(f"/referrals/{referral.pk}/equality/"))

        assert url_of(referral, "equality") in page

    def test_sends_none_where_no_link_may_go(self, world):
        referral = case_of(world, safe_contact_note="Her partner reads her e-mails")
        url = url_of(referral, "equality")
        browser = signed_in(world.worker)

        page = text_of(browser.get(url))

        assert "No link may go to this person" in page
        assert browser.post(url, {"how": "code"}).status_code == 409
        assert not OwnLink.objects.exists()

    def test_leaves_the_link_to_the_shortlist_alone(self, world):
        shortlist = link_to_list(world, word="bluebell")

        signed_in(world.worker).post(
            url_of(shortlist.referral, "equality"), {"how": "word", "word": "Bluebell"}
        )

        shortlist.refresh_from_db()
        assert shortlist.ended_at is None

    def test_is_the_link_workers_alone(self, world):
        referral = case_of(world)
        url = url_of(referral, "equality")
        supervisor = actor_in(Role.SUPERVISOR, world.team)

        assert signed_in(supervisor).get(url).status_code == 403

    def test_there_is_nothing_else_to_send(self, world):
        referral = case_of(world)

        assert signed_in(world.worker).get(url_of(referral, "notes")).status_code == 404
