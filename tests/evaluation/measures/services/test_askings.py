"""Asking by a private link."""

import pytest
from django.utils import timezone

from evaluation.measures.models import Asking, Assessment, Occasion
from evaluation.measures.services import keep_answer, promise_asking
from referrals.models import Concern
from spcore.errors import Conflict, Invalid
from tests.evaluation.measures.asking import reachable, sent
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


def promise(world, case):
    return promise_asking(
        referral_id=case.pk, occasion=Occasion.BASELINE, actor=world.worker, at=timezone.now()
    )


def answer(asking, name, value):
    return keep_answer(asking_id=asking.pk, name=name, answer=value, at=timezone.now())


class TestPromiseAsking:
    def test_asks_what_the_scheme_lets_go_by_link(self):
        world = small_world()
        choose(world, "ucla3", "ons4", is_by_link=True)
        choose(world, "gad7")
        choose(world, "concerns", is_by_link=True)  # it would show the person's own words

        assert promise(world, reachable(world)).instruments == ["ons4-2018", "ucla3-2018"]

    @pytest.mark.parametrize(
        "person", [{"safe_contact_note": "Ring at noon"}, {"may_email": False}, {"email": ""}]
    )
    def test_goes_to_nobody_whom_a_link_must_not_reach(self, person):
        world = small_world()
        choose(world, "ucla3", is_by_link=True)

        with pytest.raises(Conflict):
            promise(world, reachable(world, **person))

    def test_refuses_where_nothing_goes_by_link(self):
        world = small_world()
        choose(world, "ucla3")

        with pytest.raises(Conflict):
            promise(world, reachable(world))


class TestKeepAnswer:
    def test_keeps_each_as_it_comes_and_the_whole_at_the_end(self):
        asking, _token = sent(small_world(), "ucla3")

        for code in ("companionship", "left_out"):
            answer(asking, f"ucla3-2018.{code}", 2)
        assert not Assessment.objects.exists()
        answer(asking, "ucla3-2018.isolated", 3)

        kept = Assessment.objects.get()
        assert (kept.scores, kept.collected, kept.recorded_by) == ({"total": 7}, "link", None)
        assert Asking.objects.get().finished_at

    def test_a_question_passed_over_is_no_answer(self):
        asking, _token = sent(small_world(), "ucla3")

        for code, value in (("companionship", 2), ("left_out", None), ("isolated", 3)):
            answer(asking, f"ucla3-2018.{code}", value)

        kept = Assessment.objects.get()
        assert (kept.answers, kept.scores) == ({"companionship": 2, "isolated": 3}, {})

    @pytest.mark.parametrize(
        ("name", "value"), [("ucla3-2018.left_out", 9), ("ons4-2018.happy", 3)]
    )
    def test_refuses_what_was_not_asked(self, name, value):
        asking, _token = sent(small_world(), "ucla3")

        with pytest.raises(Invalid):
            answer(asking, name, value)

    def test_danger_is_read_now_though_the_rest_is_given_up(self):
        asking, _token = sent(small_world(), "phq9")

        alarm = answer(asking, "phq9-2001.q9", 1)

        concern = Concern.objects.get(pk=alarm.concern_id)
        assert concern.kind == "not_safe"
        assert "nobody was with them" in concern.what
        assert not Assessment.objects.exists()

    def test_the_same_answer_sent_twice_raises_one_concern(self):
        asking, _token = sent(small_world(), "phq9")

        for _time in range(2):
            answer(asking, "phq9-2001.q9", 1)

        assert Concern.objects.count() == 1

    def test_works_no_more_once_the_link_is_too_old(self):
        asking, _token = sent(small_world(), "ucla3")
        Asking.objects.update(expires_at=timezone.now())

        with pytest.raises(Conflict):
            answer(asking, "ucla3-2018.left_out", 2)
