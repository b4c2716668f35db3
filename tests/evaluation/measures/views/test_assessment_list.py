"""Answers side by side."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.measures.models import Collected, Instrument, Occasion
from evaluation.measures.services import NewAssessment, load_instruments, record_assessment
from spcore.accounts.models import User
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose, signed_in_as
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
DAYS = {"baseline": date(2026, 11, 2), "close": date(2026, 11, 18)}


def answer(referral, world, occasion, answers):
    record_assessment(
        new=NewAssessment(
            referral_id=referral.pk,
            instrument="ons4-2018",
            occasion=occasion,
            answers=answers,
            collected=Collected.TOGETHER,
            answered_on=date(2026, 11, 1 if occasion == Occasion.BASELINE else 20),
        ),
        actor=world.worker,
        at=NOON,
    )


class TestAssessmentList:
    def test_says_in_words_which_way_each_answer_went(self, client):
        load_instruments()
        world = small_world()
        referral = world.referral(active=True)
        answer(referral, world, Occasion.BASELINE, {"satisfied": 3, "anxious": 8, "happy": 5})
        answer(referral, world, Occasion.CLOSE, {"satisfied": 6, "anxious": 9, "happy": 5})
        client.force_login(User.objects.get(pk=world.worker.user_id))

        page = client.get(reverse("measures:assessment_list", args=[referral.pk]))

        words = {change.label: change.words for change in page.context["courses"][0].changes}
        assert words == {
            "Life satisfaction": "Better by 3",
            "Happy yesterday": "The same",
            "Anxious yesterday": "Worse by 1",
        }

    def test_says_so_when_nothing_was_asked(self, client):
        world = small_world()
        referral = world.referral(active=True)
        client.force_login(User.objects.get(pk=world.worker.user_id))

        page = client.get(reverse("measures:assessment_list", args=[referral.pk]))

        assert "Not asked yet" in page.content.decode()

    def test_says_from_which_category_to_which_and_what_is_held_to_matter(self, client):
        world = small_world()
        choose(world, "ons-lonely", "gad7")
        case = world.referral(active=True)
        for occasion, day, lonely, worry in (("baseline", 1, 1, 2), ("close", 20, 3, 1)):
            when = {"occasion": occasion, "answered_on": date(2026, 11, day)}
            record(world, case, "ons-lonely-2018", {"lonely": lonely}, **when)
            answers = {f"q{number}": worry for number in range(1, 8)}
            record(world, case, "gad7-2006", answers, **when)
        client.force_login(User.objects.get(pk=world.worker.user_id))

        page = client.get(reverse("measures:assessment_list", args=[case.pk]))

        lonely, worry = (course.changes[0] for course in page.context["courses"])
        assert lonely.words == "From “Often or always” to “Occasionally”"
        assert (worry.words, worry.note) == (
            "Better by 7",
            "As much as is held to matter (4 or more)",
        )
        assert "there is no control group" in page.content.decode()

    def courses(self, client, world, case):
        client = signed_in_as(client, world.worker)
        return client.get(reverse("measures:assessment_list", args=[case.pk])).context["courses"]

    def test_compares_no_concern_with_another(self, client):
        world = small_world()
        choose(world, "concerns")
        case = world.referral(active=True)
        for occasion, answer, words in (
            ("baseline", 5, ("The stairs", "The rent")),
            ("close", 2, ("The dog", "the rent")),
        ):
            record(
                world,
                case,
                "concerns-1",
                {"first": answer, "second": answer},
                occasion=occasion,
                answered_on=DAYS[occasion],
                words=dict(zip(("first", "second"), words, strict=True)),
            )

        first, second = self.courses(client, world, case)[0].changes

        assert (first.label, first.words) == (
            "The dog",
            "Something else than at first, so there is no change to tell",
        )
        assert (second.label, second.words) == ("the rent", "Better by 3")

    def test_shows_how_it_is_known_and_that_this_changed(self, client):
        world = small_world()
        choose(world, "service-use")
        case = world.referral(active=True)
        for occasion, known in (("baseline", 1), ("close", 2)):
            answers = {"gp": 4, "basis": known}
            record(
                world,
                case,
                "service-use-1",
                answers,
                occasion=occasion,
                answered_on=DAYS[occasion],
            )

        known = self.courses(client, world, case)[0].changes[-1]

        assert known.label == "How it is known"
        assert known.figures == ["As the person tells it", "As counted in the record"]
        assert known.words == "From “As the person tells it” to “As counted in the record”"

    def test_marks_that_the_version_changed_in_between(self, client):
        world = small_world()
        choose(world, "ucla3")
        case = world.referral(active=True)
        record(world, case, "ucla3-2018", {"left_out": 2})
        before = self.courses(client, world, case)[0].versions
        newer = Instrument.objects.get(code="ucla3-2018")
        newer.code, newer.version = "ucla3-2030", "2030"
        newer.save(force_insert=True)
        again = {"occasion": Occasion.CLOSE, "answered_on": DAYS["close"]}
        record(world, case, "ucla3-2030", {"left_out": 2}, **again)

        page = client.get(reverse("measures:assessment_list", args=[case.pk]))

        assert (before, page.context["courses"][0].versions) == ([], ["2018", "2030"])
        assert "versions 2018, 2030" in page.content.decode()

    def test_asks_the_database_as_often_for_many_answers_as_for_one(self, client):
        world = small_world()
        choose(world, "ucla3", "ons4")
        case = world.referral(active=True)
        client.force_login(User.objects.get(pk=world.worker.user_id))
        here = reverse("measures:assessment_list", args=[case.pk])
        record(world, case, "ucla3-2018", {"left_out": 2}, occasion=Occasion.REVIEW)
        client.get(here)  # the first page of a session asks more

        with CaptureQueriesContext(connection) as one:
            client.get(here)
        for instrument, answers in (("ucla3-2018", {"left_out": 1}), ("ons4-2018", {"happy": 3})):
            for _time in range(2):
                record(world, case, instrument, answers, occasion=Occasion.REVIEW)
        with CaptureQueriesContext(connection) as many:
            client.get(here)

        assert len(many) == len(one)
