"""A panel member's first page."""

import pytest
from django.utils import timezone

from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.factories.providers import ProviderFactory
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPanelList:
    def test_asks_for_interests_first_and_then_shows_what_is_to_be_marked(self):
        world = fund_world("judging")
        row, hidden = application_in(world), application_in(world, by=ProviderFactory(), title="X")
        browser = signed_in(world.citizen)

        before = text_of(browser.get("/fund/panel/"))
        declared(world, row)
        declared(world, hidden, interested="citizen")
        marked(world, row, citizen=(4, 4))
        after = text_of(browser.get("/fund/panel/"))

        assert "what you have to do with 2 applicants" in before
        assert "A minibus" not in before
        assert "1 of 1 marked." in after
        assert "1 application is left to others" in after
        assert "A minibus" in after

    def test_counts_what_can_be_marked_and_not_what_was_decided_before(self):
        world = fund_world("judging")
        decided = application_in(world, status="awarded", decided_at=timezone.now())
        left = application_in(world, by=ProviderFactory())
        for row in (decided, left):
            declared(world, row)
        browser = signed_in(world.citizen)

        one = text_of(browser.get("/fund/panel/"))
        left.status = "declined"
        left.save()
        none = text_of(browser.get("/fund/panel/"))

        assert "0 of 1 marked." in one
        assert "marked." not in none

    @pytest.mark.parametrize(
        ("status", "words"),
        [
            ("open", "Nothing to do yet"),
            ("decided", "It is decided"),
            ("called_off", "It was called off"),
        ],
    )
    def test_says_where_a_round_stands_whatever_one_may_read_of_it(self, status, words):
        """A round that was reopened, and a decided one of whose applicants one knows each."""
        world = fund_world(status, opened_at=timezone.now())
        declared(world, application_in(world), interested="charity")

        for member in (world.citizen, world.charity):
            assert words in text_of(signed_in(member).get("/fund/panel/"))

    def test_leads_to_no_page_of_a_round_that_is_still_prepared(self):
        world = fund_world("draft")

        page = text_of(signed_in(world.citizen).get("/fund/panel/"))

        assert world.round.title in page
        assert f"/fund/rounds/{world.round.pk}/" not in page

    def test_offers_no_marking_of_what_is_decided(self):
        world = fund_world("judging")
        row = application_in(world, status="awarded", decided_at=timezone.now())
        declared(world, row)

        page = text_of(signed_in(world.citizen).get("/fund/panel/"))

        assert row.title in page
        assert f"/fund/applications/{row.pk}/score/" not in page

    def test_asks_as_much_of_many_applications_as_of_few(self):
        world = fund_world("judging")
        browser = signed_in(world.citizen)
        for number in range(25):
            declared(world, application_in(world, by=ProviderFactory()))
            if number == 4:
                few = questions(browser, "/fund/panel/")

        assert questions(browser, "/fund/panel/") == few
        assert "You sit on no panel yet" in text_of(
            signed_in(_member_without_a_seat(world)).get("/fund/panel/")
        )


def _member_without_a_seat(world):
    world.seats["charity"].delete()
    return world.charity
