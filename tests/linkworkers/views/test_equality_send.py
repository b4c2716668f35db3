"""Sending somebody the equality questions to answer alone."""

import pytest

from linkworkers.models import About, OwnLink
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.shortlisting import link_to_list
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Give a world with a link worker."""
    return small_world()


def case_of(world, **person):
    ann = PersonFactory(**{"email": "ann@home.example", "preferred_channel": "email"} | person)
    referral = world.referral(active=True, person=ann)
    return referral, f"/caseload/{referral.pk}/equality/"


class TestEqualitySend:
    def test_promises_it_says_so_and_can_be_ended(self, world):
        _referral, url = case_of(world)
        browser = signed_in(world.worker)

        page = text_of(browser.post(url, {"how": "word", "word": "Bluebell"}, follow=True))
        browser.post(url, {"what": "end"})

        link = OwnLink.objects.get()
        assert "The link goes out now" in page
        assert link.about == About.EQUALITY
        assert link.ended_at is not None

    def test_is_offered_where_the_worker_asks(self, world):
        referral, url = case_of(world)

        page = text_of(signed_in(world.worker).get(f"/referrals/{referral.pk}/equality/"))

        assert url in page

    def test_sends_none_where_no_link_may_go(self, world):
        _referral, url = case_of(world, safe_contact_note="Her partner reads her e-mails")
        browser = signed_in(world.worker)

        page = text_of(browser.get(url))

        assert "No link may go to this person" in page
        assert browser.post(url, {"how": "code"}).status_code == 409
        assert not OwnLink.objects.exists()

    def test_leaves_the_link_to_the_shortlist_alone(self, world):
        shortlist = link_to_list(world, word="bluebell")

        signed_in(world.worker).post(
            f"/caseload/{shortlist.referral_id}/equality/", {"how": "word", "word": "Bluebell"}
        )

        shortlist.refresh_from_db()
        assert shortlist.ended_at is None

    def test_is_the_link_workers_alone(self, world):
        _referral, url = case_of(world)
        supervisor = actor_in(Role.SUPERVISOR, world.team)

        assert signed_in(supervisor).get(url).status_code == 403
