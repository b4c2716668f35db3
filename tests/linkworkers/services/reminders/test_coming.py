"""Who did not come, and who still goes at 12 weeks: what raises it, and what answers it."""

from datetime import date, timedelta

import pytest

from linkworkers.models import Reminder, RuleKind
from linkworkers.services import reminders
from referrals.models import OnwardReferral, Person
from tests.factories.referrals import NOON, OnwardReferralFactory, small_world

pytestmark = pytest.mark.django_db
START = date(2026, 8, 3)  # a Monday
LATER = NOON + timedelta(days=20)


@pytest.fixture
def onward():
    return OnwardReferralFactory(
        referral=small_world().referral(active=True),
        kind="signposting",
        status="started",
        started_on=START,
        times_came=1,
        first_came_on=START,
        last_came_on=START,
    )


def kinds(at=LATER):
    reminders.raise_reminders(at=at)
    rows = Reminder.objects.open().filter(rule__kind__in=OF_COMING)
    return {RuleKind(kind) for kind in rows.values_list("rule__kind", flat=True)}


OF_COMING = (RuleKind.MISSED, RuleKind.NOT_BROUGHT, RuleKind.STILL_GOING)


class TestStillGoing:
    def test_is_asked_at_12_weeks(self, onward):
        assert kinds(NOON) == {RuleKind.STILL_GOING}

    @pytest.mark.parametrize("known", ["still_going_on", "last_came_on"])
    def test_is_answered_by_a_word_or_by_coming(self, onward, known):
        kinds()

        OnwardReferral.objects.update(**{known: START + timedelta(days=84)})

        assert kinds() == set()

    def test_what_was_known_before_is_no_answer(self, onward):
        OnwardReferral.objects.update(last_came_on=START + timedelta(days=83))

        assert kinds() == {RuleKind.STILL_GOING}


class TestMissed:
    @pytest.fixture
    def missed(self, onward):
        OnwardReferral.objects.update(missed_on=NOON.date(), still_going_on=NOON.date())

    def test_a_day_missed_after_the_start_is_on_the_list(self, onward, missed):
        assert kinds() == {RuleKind.MISSED}

    def test_a_child_was_not_brought_and_is_asked_about_the_next_working_day(self, onward, missed):
        Person.objects.update(birth_date=date(2008, 11, 21))  # 18 the day after

        friday, monday, tuesday = (NOON + timedelta(days=days) for days in (0, 3, 4))

        assert [kinds(friday), kinds(monday), kinds(tuesday)] == [
            *(set(), set(), {RuleKind.NOT_BROUGHT}),
        ]

    def test_coming_again_ends_it(self, onward, missed):
        kinds()

        OnwardReferral.objects.update(missed_on=None)

        assert kinds() == set()
