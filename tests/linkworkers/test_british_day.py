"""Just before and after midnight of a summer's night, the day is the one on the wall."""

from datetime import UTC, date, datetime, timedelta

import pytest

from evaluation.facts.models import ReferralFact
from evaluation.services import project_referral
from linkworkers import services
from linkworkers.models import Reminder, RuleKind
from linkworkers.services.reminders import raise_reminders
from referrals import policies
from referrals.models import OnwardStep, Seat
from referrals.onward_states import Action, Status
from referrals.selectors.groups import members
from referrals.services.family import end_related
from tests.factories.referrals import OnwardReferralFactory, PersonFactory, small_world
from tests.referrals.children import related
from tests.referrals.grouping import accepted, group_for, seated

pytestmark = pytest.mark.django_db
JULY_15, JULY_16 = date(2026, 7, 15), date(2026, 7, 16)
# Half past eleven and half past midnight of a summer's night in Britain: one day in UTC.
BEFORE = datetime(2026, 7, 15, 22, 30, tzinfo=UTC)
AFTER = datetime(2026, 7, 15, 23, 30, tzinfo=UTC)
CLOCK = pytest.mark.parametrize(("at", "day"), [(BEFORE, JULY_15), (AFTER, JULY_16)])


def someone_born(birth_date: date):
    world = small_world()
    return world, world.referral(active=True, person=PersonFactory(birth_date=birth_date))


class TestTheDay:
    @CLOCK
    def test_a_case_that_goes_on_is_due_today(self, at, day):
        world = small_world()
        case = world.referral(active=True, status="paused")

        resumed = services.resume_case(referral_id=case.pk, actor=world.worker, at=at)

        assert resumed.next_action_on == day

    @CLOCK
    def test_somebody_is_no_longer_around_the_person_since_today(self, at, day):
        world = small_world()
        row = related(world, world.referral(active=True).person)

        assert end_related(related_id=row.pk, actor=world.worker, at=at).ended_on == day

    @CLOCK
    def test_a_place_in_a_group_is_held_since_today(self, at, day):
        sharing = accepted()
        group = group_for(sharing)
        seated(sharing, group)
        Seat.objects.update(taken_at=at)

        assert [row.since for row in members(actor=sharing.provider, group=group)] == [
            f"{day.day} July 2026"
        ]


class TestTheBirthday:
    @pytest.mark.parametrize(("at", "is_child"), [(BEFORE, True), (AFTER, False)])
    def test_is_no_child_from_midnight_of_the_18th(self, at, is_child):
        _world, case = someone_born(date(2008, 7, 16))

        assert policies.is_child(case, at=at) is is_child

    @pytest.mark.parametrize(("at", "band"), [(BEFORE, "16–17"), (AFTER, "18–24")])
    def test_figures_count_the_age_on_the_day_of_the_referral(self, at, band):
        _world, case = someone_born(date(2008, 7, 16))
        case.submitted_at = at
        case.save(update_fields=["submitted_at"])

        project_referral(referral_id=case.pk, at=AFTER + timedelta(days=9))

        assert ReferralFact.objects.get().age_band == band

    @pytest.mark.parametrize(
        ("at", "kind"), [(BEFORE, RuleKind.NOT_BROUGHT), (AFTER, RuleKind.MISSED)]
    )
    def test_who_did_not_come_is_a_child_or_not_by_that_day(self, at, kind):
        _world, case = someone_born(date(2008, 7, 16))
        onward = OnwardReferralFactory(
            referral=case, kind="signposting", status=Status.DID_NOT_ATTEND
        )
        OnwardStep.objects.create(
            onward=onward,
            action=Action.MISS,
            came_from=Status.BOOKED,
            went_to=Status.DID_NOT_ATTEND,
            taken_at=at,
            taken_by_id=case.link_worker_id,
        )

        raise_reminders(at=at + timedelta(days=10))

        kinds = Reminder.objects.open().values_list("rule__kind", flat=True)
        assert set(kinds) & {RuleKind.MISSED, RuleKind.NOT_BROUGHT} == {kind}
