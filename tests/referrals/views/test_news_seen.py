"""Saying that one has seen what is new."""

import pytest
from django.utils import timezone

from referrals.models.news import NewsMark
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.views.test_news_list import lines, wrote

pytestmark = pytest.mark.django_db
ADDRESS = "/notifications/seen/"


class TestNewsSeen:
    def test_marks_what_was_shown_for_this_reader_alone(self):
        world = small_world()
        case = world.referral(active=True)
        shown = wrote(world, case, "team")
        colleague = actor_in(Role.REFERRER_CLINICIAN, world.practice)
        wrote(world, case, "team")

        signed_in(world.gp).post(ADDRESS, {"until": shown.written_at.isoformat()})

        assert [is_new for _what, is_new in lines(world.gp)] == [True, False]
        assert [is_new for _what, is_new in lines(colleague)] == [True, True]

    def test_is_undone(self):
        world = small_world()
        wrote(world, world.referral(active=True), "team")
        browser = signed_in(world.gp)

        seen = text_of(browser.post(ADDRESS, follow=True))
        again = text_of(browser.post(ADDRESS, {"undo": "1"}, follow=True))

        assert "Nothing is new to you" in seen
        assert "1 thing is new to you" in again

    def test_takes_no_moment_to_come_and_no_nonsense(self):
        world = small_world()
        for until in ("2999-01-01T00:00:00+00:00", "nonsense", "2026-13-01T00:00:00Z"):
            signed_in(world.gp).post(ADDRESS, {"until": until})

        assert NewsMark.objects.get().seen_at <= timezone.now()
