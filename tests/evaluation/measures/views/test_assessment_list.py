"""Answers side by side."""

from datetime import date

import pytest
from django.urls import reverse

from evaluation.measures.models import Collected, Occasion
from evaluation.measures.services import NewAssessment, load_instruments, record_assessment
from spcore.accounts.models import User
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


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

        words = {change.label: change.words for change in page.context["changes"]}
        assert words == {
            "Life satisfaction": "Better by 3",
            "Worthwhile": "",
            "Happy yesterday": "The same",
            "Anxious yesterday": "Worse by 1",
        }

    def test_says_so_when_nothing_was_asked(self, client):
        world = small_world()
        referral = world.referral(active=True)
        client.force_login(User.objects.get(pk=world.worker.user_id))

        page = client.get(reverse("measures:assessment_list", args=[referral.pk]))

        assert "Not asked yet" in page.content.decode()
