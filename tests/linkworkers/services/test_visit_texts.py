"""Checking in to a visit and out of it by text, and the safe word."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers import handlers
from linkworkers.models import LoneVisit, SafeWord
from linkworkers.selectors import lone_visits as visits
from linkworkers.services.lone_visits import tell_of_overdue_visits
from spcore.accounts.models import TextNumber
from spcore.notify import texts
from spcore.notify.incoming import Received, take
from spcore.notify.models import SentMessage
from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import handlers_for
from tests.factories.referrals import small_world
from tests.linkworkers.booking import booked
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
NUMBER, LEADS = "+447700900123", "+447700900199"


@pytest.fixture(autouse=True)
def left(monkeypatch, settings):
    """Return the texts that left."""
    sent = []
    settings.TEXTS = {**settings.TEXTS, "channel": "folder"}
    monkeypatch.setitem(texts.CHANNELS, "folder", lambda text: sent.append(text) or "")
    return sent


def world_with_numbers():
    world = small_world()
    for user, number in ((world.worker, NUMBER), (world.supervisor, LEADS)):
        TextNumber.objects.create(user_id=user.user_id, number=number, confirmed_at=timezone.now())
    SafeWord.objects.create(team=world.team, word="Doctor Plum", what_to_do="Ring 999")
    return world


def a_visit(world, **fields):
    referral = world.referral(active=True)
    return booked(world, referral, timezone.now() + timedelta(minutes=20), mode="visit", **fields)


def text(words, *, number=NUMBER, minutes=0):
    at = timezone.now() + timedelta(minutes=minutes)
    return take(Received(f"t-{words}-{minutes}", number, words, at))


def deliver():
    for message in OutboxMessage.objects.filter(topic__startswith="visit.").order_by("created_at"):
        for handler in handlers_for(message.topic).values():
            handler(message.subject_id, message_id=message.pk)


class TestTakeVisitText:
    def test_in_checks_in_to_the_visit_booked_about_now_and_says_until_when(self, left):
        world = world_with_numbers()
        meant = a_visit(world)
        booked(world, world.referral(active=True), timezone.now() + timedelta(hours=5))

        by = text("In 90")
        deliver()

        visit = LoneVisit.objects.get()
        assert (by, visit.referral_id, visit.worker_id) == (
            "visit",
            meant.referral_id,
            world.worker.user_id,
        )
        assert visit.due_back_at - visit.started_at == timedelta(minutes=90)
        assert [one.number for one in left] == [NUMBER]
        assert left[0].words.startswith("Checked in until")

    def test_out_checks_out_and_in_again_stays_longer(self):
        world = world_with_numbers()
        a_visit(world)
        text("IN")
        first = LoneVisit.objects.get().due_back_at

        text("in", minutes=30)
        longer = LoneVisit.objects.get().due_back_at
        text("Out, all well", minutes=40)

        assert longer > first
        assert LoneVisit.objects.get().ended_by_id == world.worker.user_id

    @pytest.mark.parametrize("words", ["IN", "OUT", "What?"])
    def test_says_that_nothing_was_done_where_no_visit_is_meant(self, left, words):
        world_with_numbers()

        text(words)
        deliver()

        assert not LoneVisit.objects.exists()
        assert "NOT checked in or out" in left[0].words

    def test_a_number_nobody_confirmed_checks_nobody_in(self):
        world = world_with_numbers()
        a_visit(world)
        TextNumber.objects.update(confirmed_at=None)

        assert text("IN") == "unknown"  # before every supervisor, not on a visit
        assert not LoneVisit.objects.exists()


class TestSafeWord:
    def test_tells_everybody_at_once_and_answers_as_if_nothing_was(self, left):
        world = world_with_numbers()
        a_visit(world)
        text("IN")

        text("Please cancel with doctor plum!", minutes=1)
        deliver()

        visit = LoneVisit.objects.get()
        told = [one.words for one in left if one.number == LEADS]
        own = {one.words for one in left if one.number == NUMBER}
        assert visit.alarm_at
        assert visits.overdue_for(actor=world.supervisor, at=timezone.now()).exists()
        assert OutboxMessage.objects.get(topic="visit.overdue").lane == Lane.SAFETY
        assert len(told) == 1
        assert "Plum" not in told[0]
        assert len(own) == 1  # the same words as for checking in
        page = text_of(signed_in(world.supervisor).get("/visits/"))
        assert "They texted the safe word" in page
        assert "Ring 999" in page

    def test_only_a_colleague_ends_it_and_more_texts_hide_nothing(self):
        world = world_with_numbers()
        a_visit(world)
        text("doctor plum")
        text("OUT", minutes=1)
        text("IN 120", minutes=2)

        told_again = tell_of_overdue_visits(at=timezone.now() + timedelta(minutes=3))

        visit = LoneVisit.objects.get()
        assert (visit.ended_at, bool(visit.alarm_at), told_again) == (None, True, 0)
        assert visits.overdue_for(actor=world.supervisor, at=timezone.now()).exists()

    def test_without_any_visit_the_supervisors_are_told(self, left):
        world = world_with_numbers()

        text("doctor plum")
        deliver()

        mail = SentMessage.objects.get(template="concern_raised")
        assert mail.user_id == world.supervisor.user_id
        assert [one.number for one in left].count(LEADS) == 1
        assert handlers.ALARM in OutboxMessage.objects.values_list("topic", flat=True)
