"""One case over a year: what is due, and what comes of it when life does not keep to a plan."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from evaluation.facts.models import MeasureFact
from evaluation.measures.models import Asking, MeasureChoice
from evaluation.measures.services import promise_due
from evaluation.services import project_many
from linkworkers.models import Reminder, RuleKind
from linkworkers.services.reminders import raise_reminders
from referrals.models import Referral
from referrals.states import Status
from tests.evaluation.measures.asking import agree, reachable
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEGAN = datetime(2025, 10, 1, 10, 0, tzinfo=UTC)
MONTHS = ["baseline", "months_3", "months_6", "months_12", "close"]


class Year:
    """A case of somebody whom a link may reach, and its worker's reminders day by day."""

    def __init__(self):
        self.world = small_world()
        choose(self.world, "ucla3", occasions=MONTHS, is_by_link=True)
        self.case = reachable(self.world)
        self.change(first_contact_at=BEGAN)

    def change(self, **fields):
        Referral.objects.filter(pk=self.case.pk).update(**fields)

    def close(self, day):
        self.change(status=Status.CLOSED, closed_at=BEGAN + day * DAY, outcome="goals_met")

    def due(self, day):
        """Return how many days after the first contact what is due now fell due."""
        raise_reminders(at=BEGAN + day * DAY)
        rows = Reminder.objects.open().filter(rule__kind=RuleKind.MEASURE, referral=self.case)
        return sorted((row.anchor_at - BEGAN).days for row in rows)

    def answer(self, occasion, day):
        on = timezone.localdate(BEGAN + day * DAY)
        answers = {"companionship": 2, "left_out": 2, "isolated": 2}
        return record(
            self.world, self.case, "ucla3-2018", answers, occasion=occasion, answered_on=on
        )


@pytest.fixture
def year():
    return Year()


class TestYear:
    def test_each_month_is_due_once_after_a_start_that_was_late(self, year):
        due = [year.due(40)]
        year.answer("baseline", 80)
        due += [year.due(81), year.due(120)]
        year.answer("months_3", 125)
        due += [year.due(126), year.due(215), year.due(340), year.due(400)]
        year.answer("months_12", 401)

        assert due == [[0], [], [91], [], [182], [182], [365]]
        assert year.due(500) == []

    def test_a_case_that_closes_early_is_left_alone(self, year):
        year.answer("baseline", 5)
        before = year.due(120)
        year.close(121)

        assert (before, year.due(121), year.due(215), year.due(400)) == ([91], [], [], [])

    def test_one_that_pauses_over_a_month_is_asked_once_it_goes_on(self, year):
        year.answer("baseline", 5)
        year.change(status=Status.PAUSED)
        paused = year.due(120)
        year.change(status=Status.ACTIVE)

        assert (paused, year.due(150)) == ([], [91])

    def test_one_that_goes_on_again_is_asked_what_has_come_by_then(self, year):
        year.answer("baseline", 5)
        year.close(60)
        closed = year.due(120)
        year.change(status=Status.ACTIVE, closed_at=None)

        assert (closed, year.due(215)) == ([], [182])

    def test_a_month_that_the_scheme_drops_is_due_no_more(self, year):
        year.answer("baseline", 5)
        before = year.due(120)
        MeasureChoice.objects.update(occasions=["baseline", "months_12", "close"])

        assert (before, year.due(121), year.due(400)) == ([91], [], [365])

    def test_after_the_end_a_link_goes_out_once_to_who_agreed(self, year):
        year.answer("baseline", 5)
        year.change(first_contact_at=timezone.now() - 185 * DAY)
        Referral.objects.filter(pk=year.case.pk).update(
            status=Status.CLOSED, closed_at=timezone.now() - 100 * DAY, outcome="goals_met"
        )
        before = promise_due(at=timezone.now())
        agree(year.world, year.case)

        assert (before, promise_due(at=timezone.now())) == (0, 1)
        assert Asking.objects.get().occasion == "months_6"

    def test_the_late_month_is_the_figure_that_counts_as_after(self, year):
        year.answer("baseline", 5)
        year.answer("close", 121)
        year.answer("months_6", 185)

        project_many(referral_ids=[year.case.pk], at=BEGAN + 186 * DAY)

        fact = MeasureFact.objects.get()
        assert fact.after_on == timezone.localdate(BEGAN + 185 * DAY)
