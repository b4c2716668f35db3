"""Whether somebody came to a service, as a worker taps or enters it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnwardAttendance, OnwardReferral, Person
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing():
    return offered().sent().answered("accept")


def tap(sharing, what, back="", **form):
    address = f"/onward/{sharing.onward.pk}/attendance/"
    return signed_in(sharing.world.worker).post(f"{address}{back}", {"what": what, **form})


def case_of(sharing):
    return f"/caseload/{sharing.onward.referral_id}/"


class TestOnwardAttend:
    @pytest.mark.parametrize(
        ("what", "status"), [("came", "started"), ("missed", "did_not_attend")]
    )
    def test_one_tap_records_today_and_offers_to_undo(self, sharing, what, status):
        response = tap(sharing, what)

        mark = OnwardAttendance.objects.get()
        assert (mark.on, sharing.fresh().status) == (timezone.localdate(), status)
        assert response.url == f"{case_of(sharing)}?marked={mark.pk}"
        page = text_of(signed_in(sharing.world.worker).get(response.url))
        assert f"/onward/attendance/{mark.pk}/undo/" in page

    def test_a_tap_on_a_booked_visit_means_the_booked_day(self, sharing):
        yesterday = timezone.now() - timedelta(days=1)
        OnwardReferral.objects.update(status="booked", booked_for=yesterday)

        response = tap(sharing, "missed", back="?back=today")

        assert OnwardAttendance.objects.get().on == timezone.localdate(yesterday)
        assert response.url.startswith("/today/?marked=")

    def test_another_day_is_entered(self, sharing):
        tap(sharing, "came_with", on_day="2", on_month="11", on_year="2026")

        assert str(sharing.fresh().introduced_on) == "2026-11-02"

    def test_an_introduction_is_no_visit(self, sharing):
        tap(sharing, "introduced")

        assert (sharing.fresh().times_came, OnwardAttendance.objects.count()) == (0, 0)
        assert "Introduced" in text_of(signed_in(sharing.world.worker).get(case_of(sharing)))

    def test_at_12_weeks_the_page_asks_whether_they_still_go(self, sharing):
        tap(sharing, "came")
        start = timezone.localdate() - timedelta(days=90)
        OnwardReferral.objects.update(started_on=start, first_came_on=start, last_came_on=start)
        asked = text_of(signed_in(sharing.world.worker).get(case_of(sharing)))

        tap(sharing, "still")

        answered = text_of(signed_in(sharing.world.worker).get(case_of(sharing)))
        assert "Twelve weeks on" in asked
        assert "Twelve weeks on" not in answered
        assert "Still going at 12 weeks" in answered

    def test_says_of_a_child_that_it_was_not_brought(self, sharing):
        born = timezone.localdate() - timedelta(days=3650)
        Person.objects.update(birth_date=born)

        tap(sharing, "missed")

        page = text_of(signed_in(sharing.world.worker).get(case_of(sharing)))
        assert "was not brought" in page
        assert "Was not brought</button>" in page

    def test_refuses_a_day_ahead_and_keeps_what_was_chosen(self, sharing):
        ahead = timezone.localdate() + timedelta(days=2)

        response = tap(sharing, "came", on_day=ahead.day, on_month=ahead.month, on_year=ahead.year)

        assert response.status_code == 200
        assert 'value="came" checked' in text_of(response).replace('checked=""', "checked")

    def test_a_colleague_does_not_find_it(self, sharing):
        colleague = actor_in(Role.LINK_WORKER, sharing.world.team)

        response = signed_in(colleague).post(
            f"/onward/{sharing.onward.pk}/attendance/", {"what": "came"}
        )

        assert response.status_code == 404
