"""Stories people tell in public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Story
from referrals.selectors.stories import stories_near
from referrals.services.stories import approve_story, take_story_down
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.telling import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Give a scheme."""
    return small_world()


def admin_of(world):
    return actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)


def public(world, *, days=0, need=""):
    on = timezone.localdate() + timedelta(days=days)
    rows = stories_near(practice_id=world.practice.pk, on=on, need=need)
    return [row.title for row in rows]


class TestStories:
    def test_is_public_from_approval_to_its_last_day(self, world):
        story = told(world.worker)
        before = public(world)

        approve_story(actor=admin_of(world), at=timezone.now(), story_id=story.pk)

        assert before == []
        assert public(world) == public(world, days=30) == ["I sing again"]
        assert public(world, days=31) == []
        assert public(world, need="money") == []

    def test_taken_down_it_is_gone_at_once_and_its_words_with_it(self, world):
        story = told(world.worker)
        approve_story(actor=admin_of(world), at=timezone.now(), story_id=story.pk)

        take_story_down(actor=world.worker, at=timezone.now(), story_id=story.pk)

        kept = Story.objects.get()
        assert public(world) == []
        assert (kept.title, kept.words, kept.teller) == ("", "", "")
        with pytest.raises(Conflict):
            approve_story(actor=admin_of(world), at=timezone.now(), story_id=story.pk)

    def test_a_worker_does_not_approve_and_another_scheme_sees_nothing(self, world):
        story, other = told(world.worker), small_world()

        with pytest.raises(NotPermitted):
            approve_story(actor=world.worker, at=timezone.now(), story_id=story.pk)
        with pytest.raises(NotVisible):
            approve_story(actor=admin_of(other), at=timezone.now(), story_id=story.pk)
        with pytest.raises(NotVisible):
            take_story_down(actor=other.worker, at=timezone.now(), story_id=story.pk)
        assert public(other) == []

    @pytest.mark.parametrize(("agreed", "ends"), [(1, 30), (-1, -1), (0, 3 * 365)])
    def test_has_an_agreement_that_was_given_and_an_end_within_two_years(self, world, agreed, ends):
        today = timezone.localdate()

        with pytest.raises(Invalid):
            told(
                world.worker,
                agreed_on=today + timedelta(days=agreed),
                ends_on=today + timedelta(days=ends),
            )
