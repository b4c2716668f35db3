"""Marks of who came, and what they add up to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from referrals.models import OnwardAttendance, Referral
from referrals.services import attendance
from referrals.services.attendance import Attended
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.referrals.sharing import offered, other_provider

pytestmark = pytest.mark.django_db


def accepted():
    return offered().sent().answered("accept")


def mark(sharing, *, came=True, days_ago=0, actor=None, at=None, **fields):
    at = at or timezone.now()
    return attendance.record_attendance(
        new=Attended(
            sharing.onward.pk, timezone.localdate(at) - timedelta(days_ago), came, **fields
        ),
        actor=actor or sharing.provider,
        at=at,
    )


def counts(sharing):
    row = sharing.fresh()
    return row.status, row.times_came, row.first_came_on, row.last_came_on, row.missed_on


class TestRecordAttendance:
    def test_the_first_time_they_came_starts_it(self):
        sharing, today = accepted(), timezone.localdate()

        mark(sharing)

        assert counts(sharing) == ("started", 1, today, today, None)
        assert sharing.fresh().started_on == today
        assert Referral.objects.get(pk=sharing.onward.referral_id).first_help_at is not None

    def test_the_wait_ends_on_the_day_they_came_however_late_it_is_typed(self):
        sharing = accepted()
        sent_at = timezone.now() - timedelta(days=30)
        case = Referral.objects.filter(pk=sharing.onward.referral_id)
        case.update(submitted_at=sent_at)

        mark(sharing, days_ago=6)
        helped = timezone.localdate(case.get().first_help_at)
        made = mark(sharing, days_ago=9)
        earlier = timezone.localdate(case.get().first_help_at)
        take_back(sharing, made)
        again = timezone.localdate(case.get().first_help_at)

        today = timezone.localdate()
        assert [(today - day).days for day in (helped, earlier, again)] == [6, 9, 6]

    def test_no_wait_ends_before_they_were_referred(self):
        sharing = accepted()
        sent_at = timezone.now() - timedelta(days=2)
        case = Referral.objects.filter(pk=sharing.onward.referral_id)
        case.update(submitted_at=sent_at)

        mark(sharing, days_ago=6)

        assert case.get().first_help_at == sent_at

    def test_a_first_visit_they_missed_is_a_missed_visit(self):
        sharing = accepted()

        mark(sharing, came=False)

        assert counts(sharing) == ("did_not_attend", 0, None, None, timezone.localdate())

    def test_a_day_they_missed_later_ends_nothing(self):
        sharing = accepted()
        mark(sharing, days_ago=7)

        mark(sharing, came=False)

        status, times, *_days, missed = counts(sharing)
        assert (status, times, missed) == ("started", 1, timezone.localdate())

    def test_coming_again_answers_what_was_missed(self):
        sharing = accepted()
        mark(sharing, days_ago=14)
        mark(sharing, came=False, days_ago=7)

        mark(sharing)

        assert counts(sharing)[1::3] == (2, None)

    def test_a_second_word_about_a_day_stands_in_place_of_the_first(self):
        sharing = accepted()
        mark(sharing)

        mark(sharing, came=False)

        assert OnwardAttendance.objects.get().came is False
        assert counts(sharing)[1] == 0

    def test_says_whose_word_it_is(self):
        sharing = accepted()

        by_service = mark(sharing, days_ago=1)
        by_worker = mark(sharing, actor=sharing.world.worker)

        assert (by_service.said_by, by_worker.said_by) == ("service", "person")

    def test_what_shares_nothing_starts_from_an_offer(self):
        sharing = offered(kind="signposting")

        mark(sharing, actor=sharing.world.worker)

        assert counts(sharing)[:2] == ("started", 1)

    def test_a_register_typed_after_the_end_counts_what_was_before_it(self):
        sharing = accepted()
        mark(sharing, days_ago=9)
        row = sharing.fresh()
        row.status, row.end, row.ended_on = "ended", "helped", timezone.localdate()
        row.save()

        mark(sharing, days_ago=2)

        assert counts(sharing)[:2] == ("ended", 2)

    @pytest.mark.parametrize("came", [True, False])
    def test_refuses_what_no_service_has_accepted(self, came):
        with pytest.raises(Conflict):
            mark(offered().sent(), came=came)

    def test_refuses_a_day_ahead(self):
        with pytest.raises(Invalid):
            mark(accepted(), days_ago=-1)

    def test_hides_it_from_another_service_and_from_other_roles(self):
        sharing = accepted()

        with pytest.raises(NotVisible):
            mark(sharing, actor=other_provider())
        with pytest.raises((NotPermitted, NotVisible)):
            mark(sharing, actor=sharing.world.gp)

    def test_somebody_who_went_along_introduced_them(self):
        sharing = accepted()

        mark(sharing, accompanied=True)

        assert sharing.fresh().introduced_on == timezone.localdate()

    def test_a_call_together_introduces_without_a_visit(self):
        sharing, day = accepted(), date(2026, 11, 2)

        attendance.record_introduction(
            onward_id=sharing.onward.pk, on=day, actor=sharing.world.worker, at=timezone.now()
        )
        mark(sharing)

        assert (sharing.fresh().introduced_on, sharing.fresh().times_came) == (day, 1)


class TestTakingBack:
    @pytest.mark.parametrize(("came", "before"), [(True, "accepted"), (False, "accepted")])
    def test_stands_again_where_it_stood(self, came, before):
        sharing = accepted()
        made = mark(sharing, came=came)

        take_back(sharing, made)

        assert counts(sharing) == (before, 0, None, None, None)
        assert sharing.fresh().started_on is None
        assert Referral.objects.get(pk=sharing.onward.referral_id).first_help_at is None

    def test_a_booked_visit_is_booked_again(self):
        sharing = accepted()
        sharing.onward.__class__.objects.filter(pk=sharing.onward.pk).update(
            status="booked", booked_for=timezone.now() - timedelta(hours=1)
        )
        made = mark(sharing, came=False)

        take_back(sharing, made)

        assert (sharing.fresh().status, sharing.fresh().whose_move) == ("booked", "person")

    def test_a_later_mark_leaves_the_start_alone(self):
        sharing = accepted()
        mark(sharing, days_ago=7, at=timezone.now() - timedelta(hours=1))
        made = mark(sharing)

        take_back(sharing, made)

        assert counts(sharing)[:2] == ("started", 1)

    def test_is_for_whoever_made_it(self):
        sharing = accepted()
        made = mark(sharing)
        colleague = actor_in(Role.PROVIDER, sharing.onward.provider.organisation)

        with pytest.raises(NotVisible):
            take_back(sharing, made, actor=colleague)

    def test_is_for_a_quarter_of_an_hour(self):
        sharing = accepted()
        made = mark(sharing)

        with pytest.raises(Conflict):
            take_back(sharing, made, at=timezone.now() + timedelta(minutes=16))


def take_back(sharing, made, *, actor=None, at=None):
    return attendance.take_attendance_back(
        attendance_id=made.pk, actor=actor or sharing.provider, at=at or timezone.now()
    )


class TestStillGoing:
    def test_is_kept_with_its_day(self):
        sharing = accepted()
        mark(sharing, days_ago=90)

        attendance.say_still_going(
            onward_id=sharing.onward.pk, actor=sharing.world.worker, at=timezone.now()
        )

        assert sharing.fresh().still_going_on == timezone.localdate()

    def test_is_said_of_what_has_started(self):
        sharing = accepted()

        with pytest.raises(Conflict):
            attendance.say_still_going(
                onward_id=sharing.onward.pk, actor=sharing.world.worker, at=timezone.now()
            )
