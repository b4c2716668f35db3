"""Days on which an occasion may be answered."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evaluation.measures.models import Occasion
from evaluation.measures.selectors.askings import instruments_by_link
from evaluation.measures.services import Corrected, correct_assessment
from referrals.models import Person
from spcore.errors import Invalid
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
ANSWERS = {"left_out": 2}


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3", "ons4", is_by_link=True)
    return world


def helped_for(world, days):
    return world.referral(active=True, first_contact_at=NOON - timedelta(days=days))


def answered(world, case, occasion, day, **fields):
    on = date(2026, 11, day)
    return record(
        world, case, "ucla3-2018", ANSWERS, occasion=occasion, answered_on=on, **fields
    ).assessment


def form(occasion, **fields):
    when = {"answered_on_day": "2", "answered_on_month": "11", "answered_on_year": "2026"}
    return {**when, "collected": "together", "left_out": "2", **fields}


class TestRefusalOfDay:
    def test_refuses_a_start_after_what_came_later_and_takes_one_that_came_on_paper(self, world):
        case = helped_for(world, 60)
        answered(world, case, Occasion.REVIEW, 10)

        with pytest.raises(Invalid) as refusal:
            answered(world, case, Occasion.BASELINE, 11)

        assert refusal.value.field == "answered_on"
        assert "10 November 2026" in str(refusal.value)
        assert answered(world, case, Occasion.BASELINE, 10, collected="paper").pk

    def test_refuses_what_comes_before_the_start(self, world):
        case = helped_for(world, 60)
        answered(world, case, Occasion.BASELINE, 10)

        with pytest.raises(Invalid):
            answered(world, case, Occasion.CLOSE, 9)

        assert answered(world, case, Occasion.CLOSE, 10).pk

    def test_another_measure_has_a_start_of_its_own(self, world):
        case = helped_for(world, 60)
        record(world, case, "ons4-2018", {"happy": 2}, answered_on=date(2026, 11, 10))

        assert answered(world, case, Occasion.REVIEW, 9).pk

    @pytest.mark.parametrize(("days", "is_time"), [(80, False), (81, True), (300, True)])
    def test_a_month_may_be_answered_from_four_weeks_before(self, world, days, is_time):
        """Counted on the second of November: day 63 of 91."""
        case = helped_for(world, days)

        if is_time:
            assert answered(world, case, Occasion.MONTHS_3, 2).pk
        else:
            with pytest.raises(Invalid, match="Too early: those are asked from 3 November 2026"):
                answered(world, case, Occasion.MONTHS_3, 2)

    def test_months_count_from_a_first_contact(self, world):
        case = world.referral(allocated=True)

        with pytest.raises(Invalid, match="there was none"):
            answered(world, case, Occasion.MONTHS_3, 2)

    def test_refuses_a_day_after_the_death_and_takes_one_before(self, world):
        case = helped_for(world, 60)
        Person.objects.filter(pk=case.person_id).update(died_on=date(2026, 11, 9))

        with pytest.raises(Invalid, match="died"):
            answered(world, case, Occasion.BASELINE, 10)

        assert answered(world, case, Occasion.BASELINE, 9, collected="paper").pk

    def test_holds_for_a_correction_too_and_compares_nothing_with_itself(self, world):
        case = helped_for(world, 60)
        first = answered(world, case, Occasion.BASELINE, 5)
        answered(world, case, Occasion.REVIEW, 10)

        def correct(day, version):
            new = Corrected(
                first.pk, ANSWERS, "together", date(2026, 11, day), "Wrong day", version
            )
            return correct_assessment(new=new, actor=world.worker, at=NOON).assessment.answered_on

        with pytest.raises(Invalid):
            correct(11, 0)
        assert correct(9, 0) == date(2026, 11, 9)


class TestPages:
    def test_say_it_beside_the_day_and_keep_the_answers(self, world, client):
        case = helped_for(world, 30)
        address = reverse("measures:assessment_add", args=[case.pk, "ucla3", "months_12"])

        page = signed_in_as(client, world.worker).post(address, form("months_12"))

        assert page.status_code == 200
        assert "Too early" in str(page.context["form"].errors["answered_on"])
        assert page.context["form"]["left_out"].value() == "2"

    def test_say_it_beside_the_day_of_a_correction(self, world, client):
        case = helped_for(world, 30)
        first = answered(world, case, Occasion.BASELINE, 5)
        answered(world, case, Occasion.REVIEW, 10)
        fields = form("baseline", why="Wrong day", version="0", answered_on_day="11")
        address = reverse("measures:assessment_edit", args=[first.pk])

        page = signed_in_as(client, world.worker).post(address, fields)

        assert "this was not the start" in str(page.context["form"].errors["answered_on"])

    def test_offer_a_month_once_it_has_come(self, world, client):
        client = signed_in_as(client, world.worker)
        early, late = (world.referral(active=True) for _each in range(2))
        type(late).objects.filter(pk=late.pk).update(
            first_contact_at=late.first_contact_at - timedelta(days=100)
        )

        said = [
            client.get(reverse("measures:assessment_list", args=[one.pk])).content.decode()
            for one in (early, late)
        ]

        assert ["wellbeing/ucla3/months_3/" in each for each in said] == [False, True]
        assert not any("wellbeing/ucla3/months_12/" in each for each in said)


class TestInstrumentsByLink:
    def test_sends_no_month_that_has_not_come_no_start_after_a_review_and_reviews_again(
        self, world
    ):
        case = helped_for(world, 30)
        answered(world, case, Occasion.REVIEW, 10)

        sent = {
            one: [row.family for row in instruments_by_link(case, one, at=NOON)]
            for one in (Occasion.BASELINE, Occasion.MONTHS_3, Occasion.REVIEW)
        }

        assert sent == {"baseline": ["ons4"], "months_3": [], "review": ["ons4", "ucla3"]}
