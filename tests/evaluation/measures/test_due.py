"""When measures are due again, by the months the scheme chose."""

from datetime import UTC, date, datetime, timedelta

import pytest

from evaluation.measures.models import MeasureChoice, Occasion
from evaluation.measures.services import load_instruments
from linkworkers.models import Reminder, RuleKind
from linkworkers.services.reminders import raise_reminders
from referrals.models import Person
from tests.evaluation.measures.services.test_assessments import record
from tests.factories.measures import choose
from tests.factories.referrals import PersonFactory, small_world

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
    @pytest.mark.parametrize(
        ("days", "due"), [(60, []), (110, [91]), (190, [91]), (200, [182]), (500, [182])]
    )
    def test_reminds_of_the_latest_of_the_months_that_the_scheme_chose(self, days, due):
        """Nobody is asked the same twice in a week because two months are late."""
        world = small_world()
        choose(world, "ucla3", occasions=["baseline", "months_3", "months_6"])
        case = helped_for(world, days)

        reminded()

        rows = Reminder.objects.open().filter(rule__kind=RuleKind.MEASURE)
        assert [(row.anchor_at - case.first_contact_at).days for row in rows] == due

    def test_a_month_that_is_chosen_later_is_due_once_and_not_for_each_before(self):
        world = small_world()
        choose(world, "ucla3", occasions=["baseline", "close"])
        helped_for(world, 400)
        before = reminded()

        MeasureChoice.objects.update(occasions=["baseline", "months_3", "months_6", "months_12"])

        assert (before, reminded()) == (0, 1)

    @pytest.mark.parametrize("asked", [True, False], ids=["month", "start"])
    def test_nobody_is_asked_who_has_died(self, asked):
        world = small_world()
        choose(world, "ucla3")
        case = world.referral(active=True, first_contact_at=MONDAY - timedelta(days=110))
        if asked:
            record(world, case, "ucla3-2018", {"left_out": 2})
        before = reminded()

        Person.objects.filter(pk=case.person_id).update(died_on=MONDAY.date())

        assert (before, reminded()) == (1, 0)

    @pytest.mark.parametrize(
        ("born", "families", "number"),
        [
            (2020, [], 0),  # ONS4 and its questions for children, which begin at ten
            (2014, [], 1),
            (1980, [], 1),
            (2020, ["ons4", "ucla3-children"], 0),
            (2014, ["ons4"], 0),
            (2014, ["ons4", "ucla3-children"], 1),
            (1980, ["ucla3-children"], 0),
            (2020, ["concerns"], 1),
        ],
    )
    def test_reminds_only_of_whom_the_scheme_has_something_to_ask(self, born, families, number):
        world = small_world()
        load_instruments()
        choose(world, *families)
        person = PersonFactory(birth_date=date(born, 1, 1))
        world.referral(active=True, person=person, first_contact_at=MONDAY - timedelta(days=60))

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
