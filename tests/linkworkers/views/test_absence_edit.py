"""Changing time away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Absence
from referrals.models import Referral
from tests.factories.referrals import small_world
from tests.linkworkers.covering import absent, colleague_in
from tests.linkworkers.supervising import day_parts
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def away(world, cover=None, days=3):
    now = timezone.now()
    return absent(
        world, cover=cover, first=now.date(), last=now.date() + timedelta(days=days), at=now
    )


def entered(absence, **fields):
    days = {"starts_on": absence.starts_on, "ends_on": absence.ends_on} | fields.pop("days", {})
    form = {"why": absence.why, "cover": str(absence.cover_id or ""), "version": "0"}
    return (
        form
        | {k: v for name, day in days.items() for k, v in day_parts(name, day).items()}
        | fields
    )


def opens(actor, case):
    return Referral.objects.readable_by(actor, at=timezone.now()).filter(pk=case.pk).exists()


class TestAbsenceEdit:
    def test_gives_the_people_to_the_new_cover_and_takes_them_from_the_old(self):
        world = small_world()
        old, new, case = colleague_in(world), colleague_in(world), world.referral(active=True)
        absence = away(world, old)

        signed_in(world.worker).post(
            f"/absences/{absence.pk}/", entered(absence, cover=str(new.user_id))
        )

        assert (opens(old, case), opens(new, case)) == (False, True)

    def test_moves_the_last_day_and_keeps_who_covers(self):
        world = small_world()
        cover, case = colleague_in(world), world.referral(active=True)
        absence = away(world, cover)
        last = absence.ends_on + timedelta(days=7)

        signed_in(world.supervisor).post(
            f"/absences/{absence.pk}/", entered(absence, days={"ends_on": last})
        )

        absence.refresh_from_db()
        assert (absence.ends_on, absence.version) == (last, 1)
        assert opens(cover, case)

    def test_shows_both_to_whoever_was_slower_and_keeps_what_they_typed(self):
        world = small_world()
        absence = away(world)
        browser = signed_in(world.supervisor)
        browser.post(f"/absences/{absence.pk}/", entered(absence, note="First"))

        page = text_of(browser.post(f"/absences/{absence.pk}/", entered(absence, note="Second")))

        assert "Somebody else has changed this" in page
        assert "Second" in page
        assert Absence.objects.get().note == "First"

    def test_is_not_there_for_another_team_or_a_colleague(self):
        world = small_world()
        absence = away(world)

        for actor in (small_world().supervisor, colleague_in(world)):
            assert signed_in(actor).get(f"/absences/{absence.pk}/").status_code == 404
