"""Asking how much of a problem things are."""

from datetime import timedelta

import pytest

from linkworkers import services
from linkworkers.models import HowMuch, NeedsPicture, PictureOccasion
from referrals.models import TimelineEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.needs import Need
from tests.factories.linkworkers import NeedsPictureFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


def said(**answers):
    return services.PictureAnswers(
        occasion=PictureOccasion.START, asked_on=NOON.date(), answers=answers, words="It is damp"
    )


def ask(referral, actor, at=NOON, **answers):
    return services.ask_needs(referral_id=referral.pk, said=said(**answers), actor=actor, at=at)


class TestAskNeeds:
    def test_keeps_what_was_answered_and_nothing_else(self):
        world = small_world()

        picture = ask(
            world.referral(active=True), world.worker, money="none", housing="big", food=""
        )

        assert picture.answers == {"money": "none", "housing": "big"}
        line = TimelineEntry.objects.get(kind="goal")
        assert (line.field_class, "Housing: A big problem" in line.detail) == ("plan", True)

    def test_a_second_click_keeps_nothing_twice_and_a_second_asking_is_kept(self):
        world = small_world()
        referral = world.referral(active=True)

        for minutes in (0, 1, 120):
            ask(referral, world.worker, at=NOON + timedelta(minutes=minutes), housing="big")

        assert NeedsPicture.objects.count() == 2

    def test_refuses_no_answer_a_grade_and_whoever_does_not_write_the_plan(self):
        world = small_world()
        referral = world.referral(active=True)

        for answers in ({}, {"housing": "high risk"}, {"weather": "big"}):
            with pytest.raises(Invalid):
                ask(referral, world.worker, **answers)
        with pytest.raises(NotPermitted):
            ask(referral, world.supervisor, housing="big")
        with pytest.raises(NotVisible):
            ask(referral, small_world().worker, housing="big")

    def test_every_need_can_be_answered_in_every_way(self):
        world = small_world()
        referral = world.referral(active=True)

        for how in HowMuch.values:
            picture = ask(referral, world.worker, **dict.fromkeys(Need.values, how))

            assert set(picture.answers) == set(Need.values)


class TestEditNeeds:
    def test_puts_it_right_and_refuses_an_older_version(self):
        world = small_world()
        picture = NeedsPictureFactory(referral=world.referral(active=True))
        change = {"picture_id": picture.pk, "actor": world.worker, "at": NOON}

        services.edit_needs(said=said(loneliness="bit"), version=0, **change)
        with pytest.raises(Conflict):
            services.edit_needs(said=said(loneliness="none"), version=0, **change)

        picture.refresh_from_db()
        assert (picture.answers, picture.version) == ({"loneliness": "bit"}, 1)
