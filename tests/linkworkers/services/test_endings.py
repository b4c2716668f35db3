"""Pausing, closing, reopening."""

from datetime import date, timedelta

import pytest

from evaluation.measures.models import Occasion
from linkworkers import selectors, services
from linkworkers.selectors.measures import AT_THE_END
from referrals import services as referrals
from referrals.models import TimelineEntry
from referrals.states import Status
from spcore.errors import Conflict, Invalid, NotPermitted
from tests.factories.referrals import NOON, PersonFactory, small_world
from tests.linkworkers.booking import booked, room_at, tomorrow_at

pytestmark = pytest.mark.django_db


def close(world, referral, *, by=None, **fields):
    ending = services.Ending(
        **{
            "referral_id": referral.pk,
            "outcome": "goals_met",
            "words": "She sings again",
            "no_measure_reason": "Did not want to answer",
        }
        | fields
    )
    return services.close_case(ending=ending, actor=by or world.worker, at=NOON)


def measured(referral):
    """Write the line that the closing questions leave."""
    label = f"ONS4: {Occasion.CLOSE.label.lower()}"
    referrals.note(
        referrals.Line("measure", label, "wellbeing"), referral_id=referral.pk, at=NOON, by_id=None
    )


class TestCloseCase:
    def test_keeps_outcome_words_and_what_the_practice_must_do(self):
        world = small_world()
        referral = world.referral(active=True, next_action="Ring", next_action_on=NOON.date())

        closed = close(world, referral, practice_action="Review her tablets")

        closed.refresh_from_db()
        assert (closed.status, closed.outcome) == (Status.CLOSED, "goals_met")
        assert closed.practice_action == "Review her tablets"
        assert closed.steps.get().reason == "She sings again"
        assert (closed.next_action, closed.next_action_on) == ("", None)

    def test_frees_the_rooms_that_were_booked(self):
        world = small_world()
        referral, room = world.referral(active=True), room_at(world)
        coming = booked(world, referral, tomorrow_at(10), mode="practice", room=room)

        close(world, referral)

        coming.refresh_from_db()
        assert (coming.status, coming.cancelled_why) == ("cancelled", "The case was closed")
        assert booked(world, referral, tomorrow_at(10), mode="practice", room=room).pk

    def test_needs_the_closing_questions_or_a_reason_which_it_records(self):
        world = small_world()
        referral = world.referral(active=True)

        with pytest.raises(Invalid) as refusal:
            close(world, referral, no_measure_reason="")
        close(world, referral, no_measure_reason="Too unwell")

        assert refusal.value.field == "no_measure_reason"
        line = TimelineEntry.objects.get(kind="measure")
        assert (line.detail, line.field_class) == ("Too unwell", "wellbeing")

    def test_asks_for_no_reason_where_they_were_answered(self):
        world = small_world()
        referral = world.referral(active=True)
        measured(referral)

        assert selectors.has_closing_measure(referral_id=referral.pk)
        assert close(world, referral, no_measure_reason="").status == Status.CLOSED

    def test_knows_how_the_closing_occasion_is_worded(self):
        assert str(Occasion.CLOSE.label).lower().endswith(AT_THE_END)
        assert not str(Occasion.BASELINE.label).lower().endswith(AT_THE_END)

    def test_refuses_while_a_concern_is_open_and_not_after(self):
        world = small_world()
        referral = world.referral(active=True)
        concern = referrals.raise_concern(
            new=referrals.NewConcern(kind="adult", what="Bruises"),
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
        )

        referrals.see_concern(concern_id=concern.pk, actor=world.worker, at=NOON)
        with pytest.raises(Conflict):
            close(world, referral)
        referrals.take_over_concern(
            concern_id=concern.pk, actor=world.worker, at=NOON, action_taken="Rang the council"
        )

        assert close(world, referral).status == Status.CLOSED

    def test_holds_the_rule_of_attempts(self):
        world = small_world()

        with pytest.raises(Invalid):
            close(world, world.referral(active=True, attempts=2), outcome="not_reached")
        closed = close(world, world.referral(active=True, attempts=3), outcome="not_reached")

        assert closed.outcome == "not_reached"

    def test_leaves_an_unreached_child_to_the_supervisor(self):
        world = small_world()
        child = PersonFactory(birth_date=date(2012, 1, 1))
        referral = world.referral(active=True, attempts=3, person=child)

        with pytest.raises(NotPermitted):
            close(world, referral, outcome="not_reached")

        assert close(
            world, referral, by=world.supervisor, outcome="not_reached", practice_said="Dr A: safe"
        )

    def test_closes_an_unreached_child_only_with_what_the_practice_said_which_it_records(self):
        world = small_world()
        child = PersonFactory(birth_date=date(2012, 1, 1), practice=world.practice)
        referral = world.referral(active=True, attempts=3, person=child)
        reply = "Dr Akhtar, by phone on Monday: seen last week, well"

        with pytest.raises(Invalid) as refusal:
            close(world, referral, by=world.supervisor, outcome="not_reached", practice_said=" ")
        close(world, referral, by=world.supervisor, outcome="not_reached", practice_said=reply)

        assert refusal.value.field == "practice_said"
        line = TimelineEntry.objects.get(kind="contact")
        assert (line.detail, line.field_class) == (reply, "case_notes")

    def test_asks_no_practice_where_none_is_known_and_of_no_other_ending(self):
        world = small_world()
        born = date(2012, 1, 1)
        child = PersonFactory(birth_date=born, practice=None, no_practice="not_known")
        moved = PersonFactory(birth_date=born, practice=world.practice)

        close(
            world,
            world.referral(active=True, attempts=3, person=child),
            by=world.supervisor,
            outcome="not_reached",
        )
        close(world, world.referral(active=True, person=moved))

        assert not TimelineEntry.objects.filter(kind="contact").exists()

    def test_refuses_an_older_version_and_no_words(self):
        world = small_world()
        referral = world.referral(active=True, version=4)

        with pytest.raises(Conflict):
            close(world, referral, version=3)
        with pytest.raises(Invalid):
            close(world, referral, words=" ")


class TestPauseAndResume:
    def test_pause_plans_when_to_ask_again_and_resume_goes_on(self):
        world = small_world()
        referral = world.referral(active=True)

        paused = services.pause_case(
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
            reason="In hospital",
            until=date(2026, 12, 14),
        )
        resumed = services.resume_case(referral_id=referral.pk, actor=world.worker, at=NOON)

        assert (paused.status, paused.next_action_on) == (Status.PAUSED, date(2026, 12, 14))
        assert (resumed.status, resumed.next_action_on) == (Status.ACTIVE, NOON.date())


class TestReopenCase:
    def reopen(self, referral, actor, at=NOON):
        return services.reopen_case(
            referral_id=referral.pk, actor=actor, at=at, reason="She rang again"
        )

    def test_gives_it_back_to_the_worker_it_had(self):
        world = small_world()
        referral = world.referral(active=True)
        close(world, referral, practice_action="Look at her tablets")

        reopened = self.reopen(referral, world.worker, NOON + timedelta(days=30))

        reopened.refresh_from_db()
        assert (reopened.status, reopened.outcome) == (Status.ALLOCATED, "")
        assert (reopened.closed_at, reopened.practice_action) == (None, "")
        assert reopened.link_worker_id == world.worker.user_id

    def test_the_closing_questions_are_asked_again_at_the_next_end(self):
        world = small_world()
        referral = world.referral(active=True)
        measured(referral)
        close(world, referral, no_measure_reason="")

        self.reopen(referral, world.worker, NOON + timedelta(days=30))

        assert not selectors.has_closing_measure(referral_id=referral.pk)

    def test_refuses_after_the_schemes_time(self):
        world = small_world()
        referral = world.referral(active=True)
        close(world, referral)

        with pytest.raises(Conflict):
            self.reopen(referral, world.worker, NOON + timedelta(days=91))

    def test_one_that_nobody_had_goes_to_the_worker_who_reopens_it(self):
        world = small_world()
        referral = world.referral(accepted=True)
        close(world, referral, outcome="declined", by=world.supervisor)

        with pytest.raises(Invalid):
            self.reopen(referral, world.supervisor)

        assert self.reopen(referral, world.worker).link_worker_id == world.worker.user_id
