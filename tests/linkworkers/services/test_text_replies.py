"""What people answer by text is read by whoever has their case; danger is read first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import CheckIn, Reminder, RuleKind, TextReply
from linkworkers.services import reminders
from linkworkers.services.reminders.raising import ensure_rules
from referrals.models import CameBy, Concern, TimelineEntry
from spcore.notify.incoming import Received, take
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import PersonFactory, small_world

pytestmark = pytest.mark.django_db
NUMBER = "+447700900123"


def written_to(world, phone="07700 900 123", days_ago=1):
    """Make somebody being helped whom we wrote to."""
    ensure_rules()
    referral = world.referral(active=True, person=PersonFactory(phone=phone))
    at = timezone.now() - timedelta(days=days_ago)
    CheckIn.objects.create(referral=referral, person=referral.person, day=at.date(), promised_at=at)
    return referral


def text(words, number=NUMBER):
    return take(Received(f"t-{words}", number, words, timezone.now()))


def reminded():
    return Reminder.objects.open().filter(rule__kind=RuleKind.REPLIED)


class TestTakeReply:
    def test_stands_on_the_case_and_on_its_workers_list_until_they_spoke(self):
        world = small_world()
        referral = written_to(world)

        by = text("Can we make it Tuesday?")
        again = reminders.raise_reminders(at=timezone.now())
        first = reminded().get()
        ContactFactory(referral=referral, at=timezone.now() + timedelta(minutes=1))
        reminders.raise_reminders(at=timezone.now() + timedelta(minutes=2))

        entry = TimelineEntry.objects.get(label="Answered by text")
        assert (by, first.referral_id) == ("reply", referral.pk)
        assert entry.detail == "Can we make it Tuesday?"
        assert again.raised == 0 or reminded().count() == 0
        assert not Concern.objects.exists()
        assert not reminded().exists()

    @pytest.mark.parametrize("words", ["I am not safe here", "I want to kill myself"])
    def test_words_of_danger_go_into_the_lane_that_is_read_first(self, words):
        world = small_world()
        written_to(world)

        text(words)

        concern = Concern.objects.get()
        assert concern.came_by == CameBy.TEXT
        assert words in concern.what
        assert concern.owner_id == world.supervisor.user_id

    @pytest.mark.parametrize(("phone", "days_ago"), [("07700 900124", 1), ("07700 900123", 100)])
    def test_is_nobodys_whom_we_did_not_write_to_lately(self, phone, days_ago):
        written_to(small_world(), phone, days_ago)

        assert text("Hello") == "unknown"
        assert not TextReply.objects.exists()
