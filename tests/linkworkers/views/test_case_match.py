"""Services for the person, with reasons."""

import pytest

from linkworkers.models import MatchChoice, ShortlistItem, Wishes
from providers.models import Service
from referrals.models import OnwardReferral, Person, UnmetNeed
from spcore.audit.models import AuditEntry
from spcore.places.models import Postcode
from tests.factories.providers import MonthlyPlacesFactory, ServiceFactory
from tests.factories.referrals import NOON, small_world
from tests.providers.selectors.naive_search import CENTRE
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    Postcode.objects.create(code="PR12HE", outcode="PR1", easting=CENTRE[0], northing=CENTRE[1])
    return small_world()


def case_of(world, **fields):
    referral = world.referral(active=True, needs=["loneliness"], **fields)
    referral.person.postcode = "PR1 2HE"
    referral.person.save()
    return referral


def page_of(world, referral, query: str = "") -> str:
    return text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/match/{query}"))


class TestCaseMatch:
    def test_shows_options_by_need_with_distance_wait_and_reasons(self, world):
        ServiceFactory(
            name="Choir", needs=["loneliness"], is_free=True, capacity="full", wait_weeks=6,
            at=[(CENTRE[0] + 2300, CENTRE[1])],
        )  # fmt: skip

        page = page_of(world, case_of(world))

        for words in ("Choir", "2.3 km", "Full: about 6 weeks", "For:", "Free", "Against:"):
            assert words in page, words
        assert "Nobody has asked yet what suits them" in page

    def test_shows_a_provider_whose_month_is_full_and_says_so(self, world):
        choir = ServiceFactory(name="Choir", needs=["loneliness"], at=[CENTRE])
        MonthlyPlacesFactory(provider=choir.provider, maximum=0)
        ServiceFactory(name="Allotment", needs=["loneliness"], at=[CENTRE])

        page = page_of(world, case_of(world))

        assert "Choir" in page
        assert page.count("This month is full") == 1

    def test_follows_what_the_person_said(self, world):
        referral = case_of(world)
        Wishes.objects.create(referral=referral, travels="home", prefers=["online"], version=1)
        ServiceFactory(name="Choir", needs=["loneliness"], at=[CENTRE])
        ServiceFactory(name="Online chat", needs=["loneliness"], online=True)

        page = page_of(world, referral)

        assert "Online chat" in page
        assert "Choir" not in page
        assert "They do not leave home at the moment" in page

    def test_says_on_demand_what_was_ruled_out(self, world):
        ServiceFactory(name="Youth club", needs=["loneliness"], maximum_age=18, at=[CENTRE])
        referral = case_of(world)

        assert "Youth club" not in page_of(world, referral)
        page = page_of(world, referral, "?out=on")
        assert "Youth club" in page
        assert "For other ages" in page

    def test_shows_its_weights_and_what_was_recorded_as_unmet(self, world):
        referral = case_of(world)
        UnmetNeed.objects.create(
            referral=referral, need="loneliness", why="too_far",
            recorded_by_id=world.worker.user_id, recorded_at=NOON,
        )  # fmt: skip

        page = page_of(world, referral)

        assert "Their language is spoken: 20" in page
        assert "Too far, or no way to get there" in page
        assert "Take that back" in page

    def test_has_the_reasons_ready_to_press_only_where_nothing_fits(self, world):
        referral, opened = case_of(world), '<details class="nhsuk-details" open>'
        address = f"/caseload/{referral.pk}/match/"

        assert opened in signed_in(world.worker).get(address).content.decode()
        ServiceFactory(name="Choir", needs=["loneliness"], at=[CENTRE])
        assert opened not in signed_in(world.worker).get(address).content.decode()

    def test_is_written_in_the_access_log(self, world):
        referral = case_of(world)

        page_of(world, referral)

        look = AuditEntry.objects.get(label="linkworkers:case_match")
        assert look.people == [referral.person_id]
        assert {"needs", "plan"} <= set(look.shown)

    def test_is_not_there_for_another_team(self, world):
        referral = case_of(world)

        answer = signed_in(small_world().worker).get(f"/caseload/{referral.pk}/match/")

        assert answer.status_code == 404

    def test_asks_as_often_for_twenty_services_as_for_two(
        self, world, django_assert_max_num_queries
    ):
        referral = case_of(world)
        for number in range(20):
            ServiceFactory(name=f"Choir {number}", needs=["loneliness"], at=[CENTRE])
        browser = signed_in(world.worker)
        browser.get(f"/caseload/{referral.pk}/match/")

        with django_assert_max_num_queries(11):
            browser.get(f"/caseload/{referral.pk}/match/")


class TestSomebodyWhoHasDied:
    @pytest.fixture
    def case(self, world):
        ServiceFactory(name="Choir", needs=["loneliness"], at=[CENTRE])
        case = case_of(world)
        Person.objects.update(died_on=NOON.date(), death_recorded_at=NOON)
        return case

    def test_is_matched_to_nothing_and_the_page_says_why(self, world, case):
        page = page_of(world, case, "?out=on")

        assert "has died, so no service is looked for" in page
        for words in ("Choir", "They choose this", "Nothing is good enough", "What is not shown"):
            assert words not in page, words

    @pytest.mark.parametrize("step", ["match/{}/", "shortlist/{}/", "offer/{}/"])
    def test_is_offered_nothing_from_a_page_that_was_open(self, world, case, step):
        base, service = f"/caseload/{case.pk}/", Service.objects.get()
        posted = {"need": "loneliness", "rank": 1, "shown": 1, "kind": "signposting"}

        response = signed_in(world.worker).post(base + step.format(service.pk), posted)

        assert response.status_code == 409
        assert not OnwardReferral.objects.exists()
        assert not ShortlistItem.objects.exists()
        assert not MatchChoice.objects.exists()
