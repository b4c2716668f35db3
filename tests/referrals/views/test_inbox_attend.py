"""A service says of one person whether they came."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnwardAttendance, OnwardReferral
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing():
    return offered().sent().answered("accept")


def path(sharing):
    return f"/inbox/{sharing.onward.pk}/attendance/"


class TestInboxAttend:
    def test_one_tap_keeps_today_and_starts_it(self, sharing):
        browser = signed_in(sharing.provider)

        page = text_of(browser.post(path(sharing), {"what": "came"}, follow=True))

        mark = OnwardAttendance.objects.get()
        assert (mark.came, mark.said_by, mark.on) == (True, "service", timezone.localdate())
        assert sharing.fresh().status == "started"
        assert "came (says the service)" in page
        assert "Undo" in page

    def test_the_last_word_for_a_day_stands(self, sharing):
        browser = signed_in(sharing.provider)

        browser.post(path(sharing), {"what": "came"})
        browser.post(path(sharing), {"what": "missed"})

        assert OnwardAttendance.objects.get().came is False

    def test_can_be_taken_back_by_whoever_said_it(self, sharing):
        browser = signed_in(sharing.provider)
        browser.post(path(sharing), {"what": "missed"})
        mark = OnwardAttendance.objects.get()

        response = browser.post(f"/onward/attendance/{mark.pk}/undo/")

        assert response.url == f"/inbox/{sharing.onward.pk}/"
        assert (sharing.fresh().status, OnwardAttendance.objects.count()) == ("accepted", 0)

    def test_a_tap_means_the_booked_day_once_it_is_over_and_names_it(self, sharing):
        booked = timezone.now() - timedelta(days=2)
        OnwardReferral.objects.update(status="booked", booked_for=booked)
        browser, day = signed_in(sharing.provider), timezone.localdate(booked)

        page = text_of(browser.get(f"/inbox/{sharing.onward.pk}/"))
        browser.post(path(sharing), {"what": "came"})

        assert f"They came on {day.day} " in page
        assert OnwardAttendance.objects.get().on == day

    def test_a_day_ahead_is_refused_next_to_the_day(self, sharing):
        ahead = timezone.localdate() + timedelta(days=1)
        parts = {"on_day": ahead.day, "on_month": ahead.month, "on_year": ahead.year}

        page = text_of(signed_in(sharing.provider).post(path(sharing), {"what": "came", **parts}))

        assert "must be in the past" in page
        assert not OnwardAttendance.objects.exists()

    def test_nobody_elses_and_not_before_a_yes(self, sharing):
        waiting = offered().sent()

        assert signed_in(other_provider()).post(path(sharing), {"what": "came"}).status_code == 404
        browser = signed_in(waiting.provider)
        assert browser.post(path(waiting), {"what": "came"}).status_code == 409
        assert not OnwardAttendance.objects.exists()


class TestTheWaitingList:
    def test_says_the_place_and_about_how_long(self):
        sharing = offered().sent().answered("put_on_list")

        page = text_of(signed_in(sharing.provider).get(f"/inbox/{sharing.onward.pk}/"))

        assert "Place 1 of 1." in page
