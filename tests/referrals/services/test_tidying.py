"""Drafts that nobody goes on with, told of and then marked, with the clock shifted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals import handlers, services
from referrals.models import Referral
from referrals.states import Action, Status
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def run(at) -> tuple[int, int]:
    """Run what beat runs each day; return how many were marked and how many owners told."""
    return services.mark_stale_drafts(at=at), services.warn_of_stale_drafts(at=at)


class TestTidying:
    def test_tells_the_owner_seven_days_before_then_marks_it_with_a_step(self):
        world = small_world()
        draft = world.referral(created_at=NOON)

        runs = [run(NOON + DAY * days) for days in (22, 23, 24, 29, 30, 31)]

        kept = Referral.objects.get()
        assert runs == [(0, 0), (0, 1), (0, 0), (0, 0), (1, 0), (0, 0)]
        assert (kept.status, kept.closed_at) == (Status.ENTERED_IN_ERROR, NOON + DAY * 30)
        step = draft.steps.get()
        assert (step.action, step.taken_by_id) == (Action.MARK_IN_ERROR, None)
        assert "not changed" in step.reason

    def test_starts_again_when_the_draft_is_saved(self):
        world = small_world()
        draft = world.referral(created_at=NOON)
        run(NOON + DAY * 23)

        services.save_draft(
            referral_id=draft.pk,
            changes=services.DraftChanges(values={"reason": "Damp"}),
            version=0,
            actor=world.gp,
            at=NOON + DAY * 25,
        )
        later = [run(NOON + DAY * days) for days in (30, 47, 48, 55)]

        assert later == [(0, 0), (0, 0), (0, 1), (1, 0)]

    def test_follows_the_schemes_own_number_of_days(self):
        world = small_world()
        world.scheme.draft_days = 60
        world.scheme.save()
        world.referral(created_at=NOON)

        assert [run(NOON + DAY * days) for days in (30, 52, 53)] == [(0, 0), (0, 0), (0, 1)]

    def test_leaves_what_was_sent_alone(self):
        world = small_world()
        world.referral(submitted=True, created_at=NOON)
        world.referral(status="returned", submitted_at=NOON, created_at=NOON)

        assert [run(NOON + DAY * days) for days in (23, 30, 400)] == [(0, 0)] * 3

    def test_tells_of_many_in_as_many_statements_as_of_one(self):
        world = small_world()
        counts = []
        for number in (1, 12):
            for _draft in range(number):
                world.referral(created_at=NOON)
            with CaptureQueriesContext(connection) as asked:
                told = services.warn_of_stale_drafts(at=NOON + DAY * 23)
            counts.append(len(asked))
            assert told == number

        assert counts[0] == counts[1] <= 5
        assert OutboxMessage.objects.filter(topic="draft.stale").count() == 13


class TestTheMessage:
    def test_goes_to_whoever_began_it_and_names_no_person(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        world = small_world()
        draft = world.referral(created_at=NOON)
        run(NOON + DAY * 23)
        message = OutboxMessage.objects.get(topic="draft.stale")

        handlers.tell_stale(draft.pk, message_id=message.pk)

        sent = SentMessage.objects.get()
        assert sent.recipient == draft.referrer.email
        assert "In 7 days it is marked as made in error" in sent.body
        assert draft.person.family_name not in sent.body + sent.subject

    def test_is_not_sent_once_the_draft_was_saved(self):
        world = small_world()
        draft = world.referral(created_at=NOON)

        with pytest.raises(NotNeeded):
            handlers.tell_stale(draft.pk, message_id=draft.pk)
