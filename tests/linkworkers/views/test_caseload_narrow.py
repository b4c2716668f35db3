"""The caseload narrowed, and in another order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.accounts.roles import Role
from spcore.needs import Need
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import PersonFactory, World, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def case(world: World, name: str, postcode: str = "PR1 2HE", **fields):
    person = PersonFactory(given_name="Ada", family_name=name, postcode=postcode)
    return world.referral(active=True, person=person, **fields)


def shown(browser, query: str) -> list[str]:
    rows = browser.get(f"/caseload/?{query}").context["rows"]
    return [row.title.removeprefix("Ada ") for row in rows]


class TestCaseloadNarrow:
    def test_shows_some_by_need_move_place_and_next_action(self):
        world, today = small_world(), timezone.localdate()
        case(world, "Housed", needs=[Need.HOUSING], next_action_on=today + timedelta(days=2))
        case(world, "Away", postcode="LA1 1AA", next_action_on=today + timedelta(days=3))
        case(world, "Asked", whose_move="referrer", next_action_on=today + timedelta(days=4))
        case(world, "Late", whose_move="provider", next_action_on=today - timedelta(days=1))
        case(world, "Loose")
        browser = signed_in(world.worker)

        assert shown(browser, "need=housing") == ["Housed"]
        assert shown(browser, "place=la1") == ["Away"]
        assert shown(browser, "move=referrer") == ["Asked"]
        assert shown(browser, "due=overdue") == ["Late"]
        assert shown(browser, "due=none") == ["Loose"]
        assert shown(browser, "move=worker") == ["Late", "Housed", "Away", "Loose"]
        assert shown(browser, "need=nothing") == shown(browser, "")

    def test_shows_those_who_have_waited_or_heard_nothing_for_so_many_weeks(self):
        world, now = small_world(), timezone.now()
        for name, waits, silent in (("A", 20, 1), ("B", 90, 30), ("C", 30, 15)):
            sent = now - timedelta(days=waits)
            referral = case(world, name, submitted_at=sent, allocated_at=sent)
            ContactFactory(referral=referral, at=now - timedelta(days=silent))
        case(world, "D", submitted_at=now, allocated_at=now)
        browser = signed_in(world.worker)

        assert sorted(shown(browser, "waited=2")) == ["A", "B", "C"]
        assert shown(browser, "waited=12") == ["B"]
        assert sorted(shown(browser, "quiet=2")) == ["B", "C"]
        assert shown(browser, "quiet=4") == ["B"]
        assert shown(browser, "quiet=no") == shown(browser, "")

    def test_sorts_by_the_wait_and_by_the_silence(self):
        world, now = small_world(), timezone.now()
        for name, waits, silent in (("A", 9, 1), ("B", 30, 2), ("C", 5, 8)):
            referral = case(world, name, submitted_at=now - timedelta(days=waits))
            ContactFactory(referral=referral, at=now - timedelta(days=silent))
        browser = signed_in(world.worker)

        assert shown(browser, "sort=wait") == ["B", "A", "C"]
        assert shown(browser, "sort=quiet") == ["C", "B", "A"]

    @pytest.mark.parametrize("query", ["sort=wait", "sort=quiet", "need=loneliness"])
    def test_pages_through_everybody_once(self, query):
        world, now = small_world(), timezone.now()
        for number in range(30):
            on = timezone.localdate() + timedelta(days=number // 3) if number < 20 else None
            case(
                world,
                f"P{number}",
                submitted_at=now - timedelta(days=number // 2),
                next_action_on=on,
            )
        browser = signed_in(world.worker)

        first = browser.get(f"/caseload/?{query}")
        second = browser.get(first.context["older"])

        names = [row.title for page in (first, second) for row in page.context["rows"]]
        assert query in first.context["older"]
        assert (len(names), len(set(names))) == (30, 30)

    def test_asks_no_more_of_many_than_of_few(self):
        world = small_world()
        browser = signed_in(world.worker)
        case(world, "One")
        few = questions(browser, "/caseload/?sort=wait")
        for number in range(20):
            case(world, f"P{number}")

        assert questions(browser, "/caseload/?sort=wait") == few <= 6

    def test_offers_a_team_administrator_nothing_they_do_not_read(self):
        world = small_world()
        case(world, "Housed", needs=[Need.HOUSING])
        browser = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        page = text_of(browser.get("/caseload/show/"))

        assert ("Postcode begins with" in page, "Whose move" in page) == (True, False)
        assert shown(browser, "need=food") == ["Housed"]

    def test_shows_the_form_with_what_the_address_says(self):
        browser = signed_in(small_world().worker)

        form = browser.get("/caseload/show/?sort=wait&place=PR1").context["form"]

        assert (form["sort"].value(), form["place"].value()) == ("wait", "PR1")
