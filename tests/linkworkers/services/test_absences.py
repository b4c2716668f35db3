"""Time away, and what whoever covers sees meanwhile."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from linkworkers import services
from linkworkers.models import Absence
from linkworkers.selectors.absences import left_open
from referrals.models import CoverGrant, Referral, TimelineEntry
from referrals.selectors.on_call import in_line
from referrals.selectors.rota import monday_of, rota_gaps, rota_week
from spcore.accounts.models import User
from spcore.errors import Invalid, NotPermitted, NotVisible
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import NOON, small_world
from tests.linkworkers.booking import booked
from tests.linkworkers.covering import FIRST, LAST, absent, colleague_in
from tests.referrals.rostering import turn_of

pytestmark = pytest.mark.django_db
BEFORE, AFTER = NOON - timedelta(days=1), datetime(2026, 11, 28, 0, 0, tzinfo=UTC)


def opens(actor, referral, at) -> bool:
    return Referral.objects.readable_by(actor, at=at).filter(pk=referral.pk).exists()


class TestRecordAbsence:
    def test_opens_every_open_person_to_the_cover_for_that_time_alone(self):
        world = small_world()
        cover = colleague_in(world)
        cases = [world.referral(active=True), world.referral(allocated=True)]

        absent(world, cover=cover)

        during = [opens(cover, each, NOON) for each in cases]
        assert during == [True, True]
        assert not opens(cover, cases[0], BEFORE)
        assert opens(cover, cases[0], AFTER - timedelta(seconds=1))
        assert not opens(cover, cases[0], AFTER)
        assert TimelineEntry.objects.filter(label="Covered by a colleague").count() == 2

    def test_takes_as_many_statements_for_many_as_for_one(self, django_assert_max_num_queries):
        world = small_world()
        cover = colleague_in(world)
        for _ in range(12):
            world.referral(active=True)

        with django_assert_max_num_queries(15):
            absent(world, cover=cover)

        assert CoverGrant.objects.count() == 12

    def test_leaves_restricted_people_and_those_of_others_closed(self):
        world = small_world()
        cover, third = colleague_in(world), colleague_in(world)
        restricted = world.referral(active=True, person__is_restricted=True)
        others = world.referral(active=True, link_worker_id=third.user_id)

        absent(world, cover=cover)

        assert not opens(cover, restricted, NOON)
        assert not opens(cover, others, NOON)

    def test_a_link_worker_records_their_own_and_nobody_elses(self):
        world = small_world()
        colleague = colleague_in(world)

        own = absent(world, by=world.worker)

        assert own.recorded_by_id == world.worker.user_id
        with pytest.raises(NotVisible):
            absent(world, by=colleague)
        with pytest.raises(NotPermitted):
            absent(world, by=world.gp)

    @pytest.mark.parametrize(
        ("first", "last", "field"),
        [
            (date(2026, 11, 25), date(2026, 11, 24), "ends_on"),
            (date(2026, 11, 2), date(2026, 11, 6), "ends_on"),
        ],
    )
    def test_refuses_days_that_cannot_be(self, first, last, field):
        with pytest.raises(Invalid) as refusal:
            absent(small_world(), first=first, last=last)

        assert refusal.value.field == field

    def test_refuses_a_second_absence_on_the_same_days(self):
        world = small_world()
        absent(world)

        with pytest.raises(Invalid) as refusal:
            absent(world, first=LAST, last=LAST)

        assert refusal.value.field == "starts_on"

    def test_refuses_a_cover_of_another_team_or_one_who_is_away(self):
        world, other = small_world(), small_world()
        colleague = colleague_in(world)
        away = services.NewAbsence(colleague.user_id, LAST, LAST, "sick")
        services.record_absence(new=away, actor=world.supervisor, at=NOON)

        for cover in (other.worker, colleague, world.worker):
            with pytest.raises(Invalid) as refusal:
                absent(world, cover=cover)
            assert refusal.value.field == "cover"

    def test_nobody_new_is_given_to_whoever_is_away(self):
        world = small_world()
        ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team)
        absent(world)
        allocation = services.Allocation(world.referral(accepted=True).pk, world.worker.user_id)

        with pytest.raises(Invalid) as refusal:
            services.allocate_referral(allocation=allocation, actor=world.supervisor, at=NOON)

        assert str(refusal.value) == "This link worker is away now"
        services.allocate_referral(allocation=allocation, actor=world.supervisor, at=AFTER)


class TestEndAbsence:
    def test_closes_the_people_to_the_cover_at_once(self):
        world = small_world()
        cover, case = colleague_in(world), world.referral(active=True)
        absence = absent(world, cover=cover)

        services.end_absence(absence_id=absence.pk, actor=world.supervisor, at=NOON)

        assert not opens(cover, case, NOON)
        assert absent(world).ended_at is None  # the days are free again

    def test_is_not_there_for_another_team_or_a_colleague(self):
        world, other = small_world(), small_world()
        cover = colleague_in(world)
        absence = absent(world, cover=cover)

        for actor in (other.supervisor, cover):
            with pytest.raises(NotVisible):
                services.end_absence(absence_id=absence.pk, actor=actor, at=NOON)
        assert Absence.objects.get().ended_at is None


class TestKeepCovers:
    def test_opens_who_came_since_once(self):
        world = small_world()
        cover = colleague_in(world)
        absent(world, cover=cover)
        late = world.referral(active=True)

        counts = [services.keep_covers(at=NOON) for _ in range(2)]

        assert counts == [1, 0]
        assert opens(cover, late, NOON)

    def test_does_nothing_once_it_is_over(self):
        world = small_world()
        absent(world, cover=colleague_in(world))
        world.referral(active=True)

        assert services.keep_covers(at=AFTER) == 0


class TestOnCall:
    def test_whoever_is_away_is_not_on_call_and_receives_no_concern_first(self):
        world = small_world()
        colleague = colleague_in(world)
        for actor in (world.worker, colleague):
            turn_of(world, actor, FIRST, starts=time(8) if actor == world.worker else time(9))
        referral = world.referral(active=True)

        before = in_line(referral, at=NOON)[0].user_id
        absence = absent(world)
        during = [one.user_id for one in in_line(referral, at=NOON)]
        services.end_absence(absence_id=absence.pk, actor=world.supervisor, at=NOON)
        after = in_line(referral, at=NOON)[0].user_id

        assert before == after == world.worker.user_id
        assert during[0] == colleague.user_id
        assert during.index(world.worker.user_id) == len(during) - 1

    def test_the_rota_says_so_and_shows_the_gap(self):
        world = small_world()
        turn_of(world, world.worker, FIRST, starts=time(0), ends=time(23, 59))

        gaps = [len(rota_gaps(team=world.team, at=NOON - timedelta(hours=12)))]
        absent(world)
        gaps.append(len(rota_gaps(team=world.team, at=NOON - timedelta(hours=12))))
        week = rota_week(team=world.team, monday=monday_of(FIRST), at=NOON)
        (day,) = [row for row in week if row.day == FIRST]

        assert gaps[1] == gaps[0] + 1
        assert "away this day" in day.turns[0].note
        assert day.gaps


class TestLeftOpen:
    def test_counts_turns_and_what_is_booked_where_nobody_covers(self):
        world = small_world()
        turn_of(world, world.worker, LAST)
        case = world.referral(active=True, link_worker_id=world.worker.user_id)
        booked(world, case, NOON + timedelta(days=1))

        absence = absent(world)
        alone = left_open(actor=world.supervisor, absence=absence, at=NOON)
        absence.cover_id = colleague_in(world).user_id
        covered = left_open(actor=world.supervisor, absence=absence, at=NOON)

        assert len(alone) == 2
        assert "1 appointment is booked and nobody covers" in alone[1]
        assert covered == alone[:1]
