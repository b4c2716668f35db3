"""Raising what is due, ending what is no longer true."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.measures.services import load_instruments
from linkworkers.models import (
    CheckIn,
    ContactResult,
    HoldingOffer,
    HowIs,
    OwnLink,
    Progress,
    Reminder,
    ReminderRule,
    ReminderState,
    RuleKind,
    TextReply,
    TripHelp,
)
from linkworkers.models.reminder_kinds import DESK_KINDS
from linkworkers.services import reminders
from linkworkers.services.reminders.raising import ensure_rules
from referrals.models import OnwardStep, Person, Referral, Step
from referrals.onward_states import Action as OnwardAction
from referrals.states import Action, Outcome, Status
from tests.factories.linkworkers import (
    ContactFactory,
    GoalFactory,
    PlanActionFactory,
    PlanFactory,
)
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    small_world,
)
from tests.linkworkers.booking import booked

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATE = NOON + 100 * DAY


def stepped(referral, action, came, went):
    """Say that the referral took a step at noon."""
    Step.objects.create(
        referral=referral, action=action, came_from=came, went_to=went, taken_at=NOON
    )
    return referral


def askable(world):
    """Make a case of somebody whom there is something to ask."""
    load_instruments()
    return world.referral(active=True)


def onward(world, status, **fields):
    """Make an onward referral of an open case."""
    consent = {"kind": "signposting"} if status != "offered" else {}
    return OnwardReferralFactory(
        referral=world.referral(active=True), status=status, created_at=NOON, **consent | fields
    )


def stepped_onward(row, action):
    """Say that the onward referral took a step at noon."""
    OnwardStep.objects.create(
        onward=row, action=action, came_from="sent", went_to=row.status, taken_at=NOON
    )
    return row


def not_brought(world):
    """Make one that a child was not brought to."""
    row = stepped_onward(onward(world, "did_not_attend"), OnwardAction.MISS)
    Person.objects.filter(pk=row.referral.person_id).update(birth_date="2016-05-01")
    return row


def sharing(world):
    """Make one that a service has, with the person's consent."""
    return onward(world, "sent", kind="referral", sent_at=NOON, consent=ConsentFactory())


def closed(world, **fields):
    """Make a case that was helped and closed at noon."""
    return world.referral(
        active=True,
        **{"status": Status.CLOSED, "outcome": Outcome.GOALS_MET, "closed_at": NOON} | fields,
    )


def worse(world):
    """Make somebody who waits and answered at noon that things are worse."""
    referral = world.referral(accepted=True)
    return CheckIn.objects.create(
        referral=referral,
        person=referral.person,
        day=NOON.date(),
        promised_at=NOON,
        answered_at=NOON,
        how=HowIs.WORSE,
    )


def wanting(world):
    """Make somebody who waits and answered at noon that they would like something to do."""
    answered = worse(world)
    answered.how, answered.wants_offers = HowIs.SAME, True
    answered.save()
    return answered


def trip(world):
    """Make a request for help with a journey elsewhere, asked for at noon."""
    return TripHelp.objects.create(
        referral=world.referral(active=True),
        kind="taxi",
        words="To the court",
        owner_id=world.worker.user_id,
        asked_at=NOON,
    )


def chose(world):
    """Make somebody who said at noon, by their link, what they like of their list."""
    referral = world.referral(active=True)
    OwnLink.objects.create(
        referral=referral, sent_by_id=world.worker.user_id, promised_at=NOON, answered_at=NOON
    )
    return referral


ANSWERED = {RuleKind.WORSE, RuleKind.MEANWHILE, RuleKind.REPLIED, RuleKind.CHOSE}
MAKE = {
    RuleKind.TRIAGE: lambda w: w.referral(submitted=True),
    RuleKind.RETURNED: lambda w: stepped(
        w.referral(status=Status.RETURNED, submitted_at=NOON),
        Action.RETURN,
        Status.SUBMITTED,
        Status.RETURNED,
    ),
    RuleKind.ALLOCATION: lambda w: w.referral(accepted=True),
    RuleKind.CHECK_IN: lambda w: w.referral(accepted=True),
    RuleKind.WORSE: lambda w: worse(w).referral,
    RuleKind.MEANWHILE: lambda w: wanting(w).referral,
    RuleKind.REPLIED: lambda w: (
        TextReply.objects.create(
            referral=w.referral(active=True), words="Tuesday?", answered_at=NOON
        ).referral
    ),
    RuleKind.FIRST_CONTACT: lambda w: w.referral(allocated=True),
    RuleKind.NO_CONTACT: lambda w: w.referral(active=True),
    RuleKind.PAUSED: lambda w: stepped(
        w.referral(active=True, status=Status.PAUSED),
        Action.PAUSE,
        Status.ACTIVE,
        Status.PAUSED,
    ),
    RuleKind.REVIEW: lambda w: w.referral(active=True),
    RuleKind.PLAN_REVIEW: lambda w: (
        PlanFactory(referral=w.referral(active=True), review_on=(NOON + 60 * DAY).date()).referral
    ),
    RuleKind.PLAN_STEP: lambda w: (
        PlanActionFactory(goal__referral=w.referral(active=True), due_on=NOON.date()).referral
    ),
    RuleKind.MEASURE: askable,
    RuleKind.OFFER: lambda w: onward(w, "offered"),
    RuleKind.CHOSE: chose,
    RuleKind.ANSWER: sharing,
    RuleKind.NO_PLACE: lambda w: stepped_onward(onward(w, "declined"), OnwardAction.DECLINE),
    RuleKind.START: lambda w: onward(w, "accepted", answered_at=NOON),
    RuleKind.MISSED: lambda w: stepped_onward(onward(w, "did_not_attend"), OnwardAction.MISS),
    RuleKind.NOT_BROUGHT: not_brought,
    RuleKind.STILL_GOING: lambda w: onward(w, "started", started_on=NOON.date()),
    RuleKind.AFTER_4_WEEKS: closed,
    RuleKind.AFTER_6_MONTHS: closed,
    RuleKind.TRAVEL: trip,
    RuleKind.UNRECORDED: lambda w: booked(w, w.referral(active=True), NOON - timedelta(hours=2)),
}
OF_CASES = [kind for kind in RuleKind if kind not in DESK_KINDS]


def when_due(kind):
    """Return a moment at which what began at noon is due, and not too late to ring."""
    return NOON + (190 if kind == RuleKind.AFTER_6_MONTHS else 40 if "after" in kind else 100) * DAY


def open_of(kind):
    return Reminder.objects.filter(rule__kind=kind).open()


class TestEveryKind:
    @pytest.mark.parametrize("kind", OF_CASES)
    def test_is_raised_once_when_its_days_are_over_and_not_before(self, kind):
        subject = MAKE[kind](small_world())

        reminders.raise_reminders(at=NOON - DAY if kind in ANSWERED else NOON)
        before = open_of(kind).count()
        reminders.raise_reminders(at=when_due(kind))
        again = reminders.raise_reminders(at=when_due(kind))

        assert before == 0
        assert open_of(kind).get().subject_id == subject.pk
        assert (again.raised, again.ended) == (0, 0)

    @pytest.mark.parametrize("kind", OF_CASES)
    def test_is_not_raised_where_the_scheme_has_switched_it_off(self, kind):
        MAKE[kind](small_world())
        ensure_rules()
        ReminderRule.objects.filter(kind=kind).update(is_on=False)

        reminders.raise_reminders(at=when_due(kind))

        assert not open_of(kind).exists()

    @pytest.mark.parametrize("kind", OF_CASES)
    def test_ends_by_itself_when_the_case_is_withdrawn(self, kind):
        MAKE[kind](small_world())
        reminders.raise_reminders(at=when_due(kind))

        Referral.objects.update(status=Status.WITHDRAWN)
        reminders.raise_reminders(at=when_due(kind))

        assert not open_of(kind).exists()
        assert Reminder.objects.filter(rule__kind=kind).get().state == ReminderState.GONE


class TestWhatEndsIt:
    def test_a_contact_ends_it_and_it_comes_again_for_the_next_silence(self):
        world = small_world()
        referral = world.referral(active=True)
        reminders.raise_reminders(at=NOON + 30 * DAY)
        ContactFactory(referral=referral, at=NOON + 30 * DAY)

        reminders.raise_reminders(at=NOON + 31 * DAY)
        between = open_of(RuleKind.NO_CONTACT).count()
        reminders.raise_reminders(at=NOON + 60 * DAY)

        assert between == 0
        assert open_of(RuleKind.NO_CONTACT).get().anchor_at == NOON + 30 * DAY

    def test_a_try_that_failed_is_no_conversation(self):
        world = small_world()
        ContactFactory(
            referral=world.referral(active=True),
            at=NOON + 29 * DAY,
            result=ContactResult.NO_ANSWER,
        )

        reminders.raise_reminders(at=NOON + 30 * DAY)

        assert open_of(RuleKind.NO_CONTACT).exists()

    def test_a_first_try_ends_the_reminder_of_the_first_contact(self):
        world = small_world()
        world.referral(allocated=True, attempts=1)

        reminders.raise_reminders(at=LATE)

        assert not open_of(RuleKind.FIRST_CONTACT).exists()

    def test_urgent_is_due_before_routine_by_the_schemes_targets(self):
        world = small_world()
        world.referral(allocated=True)
        urgent = world.referral(allocated=True, urgency="urgent")

        reminders.raise_reminders(at=NOON + 5 * DAY)  # two working days after a Friday, and more

        assert open_of(RuleKind.FIRST_CONTACT).get().referral_id == urgent.pk

    def test_a_new_goal_starts_the_review_anew(self):
        world = small_world()
        referral = world.referral(active=True)
        GoalFactory(referral=referral, agreed_at=NOON + 80 * DAY)

        reminders.raise_reminders(at=NOON + 90 * DAY)

        assert not open_of(RuleKind.REVIEW).exists()

    def test_a_day_agreed_stands_for_the_usual_time(self):
        world = small_world()
        referral = world.referral(active=True)
        PlanFactory(referral=referral, review_on=(NOON + 120 * DAY).date())

        reminders.raise_reminders(at=NOON + 119 * DAY)
        before = [open_of(RuleKind.REVIEW).count(), open_of(RuleKind.PLAN_REVIEW).count()]
        reminders.raise_reminders(at=NOON + 120 * DAY)

        assert before == [0, 0]
        assert open_of(RuleKind.PLAN_REVIEW).get().referral_id == referral.pk

    def test_asks_once_of_a_day_until_it_is_said_how_it_went(self):
        goal = GoalFactory(referral=small_world().referral(active=True))
        for _step in range(2):
            PlanActionFactory(goal=goal, due_on=NOON.date())
        reminders.raise_reminders(at=NOON + DAY)
        asked = open_of(RuleKind.PLAN_STEP).count()

        goal.actions.update(progress=Progress.NOT_DONE)
        reminders.raise_reminders(at=NOON + DAY)

        assert (asked, open_of(RuleKind.PLAN_STEP).count()) == (1, 0)

    def test_another_service_ends_the_search_for_one(self):
        world = small_world()
        row = MAKE[RuleKind.NO_PLACE](world)
        OnwardReferralFactory(referral=row.referral, created_at=NOON + DAY)

        reminders.raise_reminders(at=LATE)

        assert not open_of(RuleKind.NO_PLACE).exists()

    def test_nobody_is_rung_after_the_end_who_died_or_never_was_reached(self):
        world = small_world()
        closed(world, outcome=Outcome.NOT_REACHED)
        died = closed(world)
        died.person.died_on = NOON.date()
        died.person.save()

        reminders.raise_reminders(at=NOON + 40 * DAY)

        assert not open_of(RuleKind.AFTER_4_WEEKS).exists()

    def test_a_check_in_comes_again_after_it_was_dealt_with(self):
        world = small_world()
        world.referral(accepted=True)
        reminders.raise_reminders(at=NOON + 30 * DAY)
        first = open_of(RuleKind.CHECK_IN).get()
        reminders.settle(reminder_id=first.pk, actor=world.supervisor, at=NOON + 30 * DAY)

        reminders.raise_reminders(at=NOON + 40 * DAY)
        soon = open_of(RuleKind.CHECK_IN).count()
        reminders.raise_reminders(at=NOON + 59 * DAY)

        assert soon == 0
        assert open_of(RuleKind.CHECK_IN).count() == 1

    def test_an_answer_that_all_is_well_starts_the_wait_anew(self):
        world = small_world()
        answered = worse(world)
        CheckIn.objects.update(how=HowIs.SAME, answered_at=NOON + 20 * DAY)

        reminders.raise_reminders(at=NOON + 40 * DAY)

        assert not open_of(RuleKind.CHECK_IN).filter(referral=answered.referral).exists()
        assert not open_of(RuleKind.WORSE).exists()

    def test_a_conversation_ends_the_worry_that_things_are_worse(self):
        world = small_world()
        ContactFactory(referral=worse(world).referral, at=NOON + DAY)

        reminders.raise_reminders(at=NOON + 2 * DAY)

        assert not open_of(RuleKind.WORSE).exists()

    def test_being_told_of_something_ends_that_they_would_like_something_to_do(self):
        world = small_world()
        answered = wanting(world)
        offered = HoldingOffer.objects.create(
            referral=answered.referral,
            service=ServiceFactory(),
            offered_by_id=world.supervisor.user_id,
            offered_at=NOON - DAY,
        )
        reminders.raise_reminders(at=NOON + DAY)
        before = open_of(RuleKind.MEANWHILE).count()
        HoldingOffer.objects.filter(pk=offered.pk).update(offered_at=NOON + DAY)

        reminders.raise_reminders(at=NOON + 2 * DAY)

        assert (before, open_of(RuleKind.MEANWHILE).count()) == (1, 0)

    def test_more_days_end_what_is_not_due_any_more(self):
        world = small_world()
        world.referral(active=True)
        reminders.raise_reminders(at=NOON + 30 * DAY)
        ReminderRule.objects.filter(kind=RuleKind.NO_CONTACT).update(days=60)

        reminders.raise_reminders(at=NOON + 30 * DAY)

        assert not open_of(RuleKind.NO_CONTACT).exists()

    def test_what_was_dealt_with_is_not_raised_again_for_the_same_silence(self):
        world = small_world()
        world.referral(active=True)
        reminders.raise_reminders(at=NOON + 30 * DAY)
        reminder = open_of(RuleKind.NO_CONTACT).get()
        reminders.settle(reminder_id=reminder.pk, actor=world.worker, at=NOON + 30 * DAY)

        reminders.raise_reminders(at=LATE)

        assert not open_of(RuleKind.NO_CONTACT).exists()


class TestPass:
    def test_takes_as_many_statements_for_many_cases_and_schemes_as_for_one(self):
        counts = []
        for number in (1, 8):
            for _each in range(number):
                small_world().referral(active=True)
            with CaptureQueriesContext(connection) as queries:
                reminders.raise_reminders(at=LATE)
            counts.append(sum("SAVEPOINT" not in row["sql"] for row in queries))

        assert counts[0] == counts[1] <= 14
        assert open_of(RuleKind.NO_CONTACT).count() == 9
