"""Answers at an end that was none: the case was reopened."""

from datetime import timedelta
from uuid import uuid4

import pytest

from evaluation.handlers import count_end_as_review
from evaluation.measures.models import Assessment, Occasion
from linkworkers.services import reopen_case
from spcore.audit.models import AuditEntry
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.services.test_endings import close

pytestmark = pytest.mark.django_db


def answered(world, case, score):
    return record(world, case, "ucla3-2018", {"left_out": score}, occasion=Occasion.CLOSE)


class TestCountEndAsReview:
    def test_lets_the_end_be_asked_about_again(self):
        world = small_world()
        choose(world, "ucla3")
        case = world.referral(active=True)
        first = answered(world, case, 3).assessment
        close(world, case)
        reopen_case(
            referral_id=case.pk, actor=world.worker, at=NOON + timedelta(days=9), reason="Rang"
        )

        for _again in range(2):
            count_end_as_review(case.pk, message_id=uuid4())

        first.refresh_from_db()
        assert (first.occasion, first.answers) == ("review", {"left_out": 3})
        assert AuditEntry.objects.filter(object_id=first.pk, action="change").count() == 1
        assert answered(world, case, 2).assessment.occasion == "close"

    def test_leaves_what_was_answered_since(self):
        world = small_world()
        choose(world, "ucla3")
        case = world.referral(active=True)
        close(world, case)
        reopen_case(
            referral_id=case.pk, actor=world.worker, at=NOON - timedelta(minutes=1), reason="Rang"
        )
        answered(world, case, 2)

        count_end_as_review(case.pk, message_id=uuid4())

        assert Assessment.objects.get().occasion == "close"
