"""Asking once the support has ended: only of people who agreed to just that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.measures.models import Asking, Occasion
from evaluation.measures.selectors import askings
from evaluation.measures.services import issue_asking, promise_due
from linkworkers.models import Reminder, RuleKind
from linkworkers.services.reminders import raise_reminders
from referrals.models import Consent
from referrals.services import withdraw_consent
from spcore.errors import Conflict
from tests.evaluation.measures.asking import agree, closed
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3", is_by_link=True)
    return world


def reminded():
    raise_reminders(at=timezone.now() + 20 * DAY)
    return Reminder.objects.open().filter(rule__kind=RuleKind.MEASURE).count()


def late_answer(world, case, **fields):
    fields = {"occasion": Occasion.MONTHS_6, "answered_on": timezone.localdate()} | fields
    return record(world, case, "ucla3-2018", {"left_out": 2}, **fields)


class TestPromiseDue:
    def test_asks_once_and_only_who_agreed(self, world):
        asked, silent, refused = closed(world), closed(world), closed(world)
        agree(world, asked)
        agree(world, refused, yes=False)

        number = [promise_due(at=timezone.now()) for _again in range(2)]

        sent = Asking.objects.get()
        assert (number, sent.referral_id, sent.occasion) == ([1, 0], asked.pk, "months_6")
        assert sent.asked_by is None
        assert silent.pk != refused.pk

    @pytest.mark.parametrize(
        ("first", "ended"), [(170, 40), (250, 40), (185, 1)], ids=["early", "late", "during"]
    )
    def test_asks_only_about_a_month_that_falls_after_the_end(self, world, first, ended):
        agree(world, closed(world, first=first, ended=ended))

        assert promise_due(at=timezone.now()) == 0

    def test_goes_to_nobody_whom_a_link_must_not_reach(self, world):
        agree(world, closed(world, safe_contact_note="Ring at noon"))

        assert promise_due(at=timezone.now()) == 0

    def test_stops_with_what_was_agreed(self, world):
        withdrawn, ran_out = closed(world), closed(world)
        withdraw_consent(
            consent_id=agree(world, withdrawn).pk, actor=world.worker, at=timezone.now()
        )
        agree(world, ran_out)
        Consent.objects.filter(person=ran_out.person).update(review_on=timezone.localdate())

        assert promise_due(at=timezone.now()) == 0


class TestAgreement:
    def test_ends_by_itself_after_thirteen_months(self, world):
        case = closed(world)

        held = agree(world, case, days_ago=0)

        assert held.review_on - held.given_on > timedelta(days=390)
        assert held.recorded_by_id == world.worker.user_id

    def test_a_link_works_no_more_once_it_was_taken_back(self, world):
        case = closed(world)
        held = agree(world, case)
        promise_due(at=timezone.now())
        token = issue_asking(asking_id=Asking.objects.get().pk, at=timezone.now())
        before = askings.asking_of_link(token=token, at=timezone.now())

        withdraw_consent(consent_id=held.pk, actor=world.worker, at=timezone.now())

        assert before is not None
        assert askings.asking_of_link(token=token, at=timezone.now()) is None


class TestReminders:
    def test_remind_of_who_agreed_alone(self, world):
        agree(world, closed(world, safe_contact_note="Ring at noon"))
        closed(world)

        assert reminded() == 1


class TestRecordAssessment:
    def test_refuses_an_answer_of_after_the_end_without_agreement(self, world):
        case = closed(world)

        with pytest.raises(Conflict):
            late_answer(world, case)
        agree(world, case)

        assert late_answer(world, case).assessment.occasion == "months_6"

    @pytest.mark.parametrize(
        "fields", [{"occasion": Occasion.CLOSE}, {"answered_on": timezone.localdate() - 50 * DAY}]
    )
    def test_takes_what_is_about_the_time_of_support(self, world, fields):
        assert late_answer(world, closed(world, first=225), **fields).assessment.pk
