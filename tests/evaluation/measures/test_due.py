"""When measures are due again, by the months the scheme chose."""

from datetime import UTC, datetime, timedelta

import pytest

from evaluation.measures.models import Occasion
from linkworkers.models import Reminder, RuleKind
from linkworkers.services.reminders import raise_reminders
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def helped_for(world, days):
    case = world.referral(active=True, first_contact_at=MONDAY - timedelta(days=days))
    record(world, case, "ucla3-2018", {"left_out": 2})
    return case


def reminded():
    raise_reminders(at=MONDAY)
    return Reminder.objects.open().filter(rule__kind=RuleKind.MEASURE).count()


class TestMeasureDue:
    @pytest.mark.parametrize(("days", "number"), [(60, 0), (110, 1), (200, 2)])
    def test_reminds_after_the_months_that_the_scheme_chose(self, days, number):
        world = small_world()
        choose(world, "ucla3", occasions=["baseline", "months_3", "months_6"])
        helped_for(world, days)

        assert reminded() == number

    def test_is_over_once_somebody_asked(self):
        world = small_world()
        choose(world, "ucla3")
        case = helped_for(world, 110)
        before = reminded()

        record(world, case, "ucla3-2018", {"left_out": 1}, occasion=Occasion.MONTHS_3)

        assert (before, reminded()) == (1, 0)

    def test_a_scheme_that_chose_no_months_is_not_reminded(self):
        world = small_world()
        choose(world, "ucla3", occasions=["baseline", "close"])
        helped_for(world, 400)

        assert reminded() == 0
