"""One message a day, on working days, to whoever has something to do."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from linkworkers.handlers import tell_reminders
from linkworkers.models import Reminder, ReminderMessage, ReminderRule, RuleKind
from linkworkers.services import reminders
from linkworkers.services.reminders.raising import ensure_rules
from referrals.models import AnswerLink
from spcore.accounts.models import TextNumber, User
from spcore.accounts.roles import Role
from spcore.notify import texts
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import actor_in
from tests.factories.referrals import ConsentFactory, OnwardReferralFactory, small_world

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 9, 25, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def stale(world, **fields):
    """Make a case nobody has spoken with for weeks."""
    names = ("submitted_at", "accepted_at", "allocated_at", "first_contact_at")
    return world.referral(active=True, **dict.fromkeys(names, BEGAN) | fields)


def promised():
    return OutboxMessage.objects.filter(topic="reminders.tell")


def users_told():
    rows = ReminderMessage.objects.exclude(user=None)
    return set(rows.values_list("user_id", flat=True))


def pass_at(at):
    reminders.raise_reminders(at=at)
    return reminders.promise_messages(at=at)


def send_all():
    for message in promised():
        tell_reminders(message.subject_id, message_id=message.pk)


class TestPromiseMessages:
    def test_tells_the_worker_once_a_day_however_often_it_runs(self):
        world = small_world()
        stale(world)

        first, second = pass_at(MONDAY), pass_at(MONDAY + timedelta(hours=1))
        stale(world)
        later_that_day = pass_at(MONDAY + timedelta(hours=2))

        assert (first, second, later_that_day) == (1, 0, 0)
        assert users_told() == {world.worker.user_id}
        assert promised().count() == 1

    def test_tells_again_another_day_only_what_is_new(self):
        world = small_world()
        stale(world)
        pass_at(MONDAY)

        quiet = pass_at(MONDAY + DAY)
        stale(world)
        new = pass_at(MONDAY + 2 * DAY)

        assert (quiet, new) == (0, 1)

    @pytest.mark.parametrize(
        "at",
        [
            datetime(2026, 11, 22, 10, 0, tzinfo=UTC),  # a Sunday
            datetime(2026, 11, 23, 8, 59, tzinfo=UTC),
            datetime(2026, 11, 23, 17, 0, tzinfo=UTC),
            datetime(2026, 12, 25, 10, 0, tzinfo=UTC),
            datetime(2026, 12, 28, 10, 0, tzinfo=UTC),  # Boxing Day, held on the Monday
        ],
        ids=str,
    )
    def test_keeps_the_quiet_hours_and_tells_when_they_are_over(self, at):
        stale(small_world())

        quiet = pass_at(at)
        told = pass_at(datetime(2026, 12, 29, 9, 0, tzinfo=UTC))

        assert (quiet, told) == (0, 1)

    def test_follows_the_hours_of_london_when_the_clocks_change(self):
        world = small_world()
        old = datetime(2026, 6, 1, 12, tzinfo=UTC)
        stale(world, allocated_at=old, accepted_at=old, first_contact_at=old)

        early = pass_at(datetime(2026, 10, 23, 7, 59, tzinfo=UTC))
        open_already = pass_at(datetime(2026, 10, 23, 8, 0, tzinfo=UTC))  # nine in London

        assert (early, open_already) == (0, 1)

    def test_tells_the_teams_supervisors_what_nobody_has_and_no_worker(self):
        world = small_world()
        administrator = actor_in(Role.TEAM_ADMIN, world.team)
        world.referral(submitted=True, submitted_at=BEGAN)

        pass_at(MONDAY)

        assert users_told() == {world.supervisor.user_id, administrator.user_id}

    def test_leaves_out_whoever_left_and_rules_without_e_mail(self):
        world = small_world()
        stale(world)
        User.objects.filter(pk=world.worker.user_id).update(is_active=False)
        ensure_rules()
        ReminderRule.objects.filter(kind=RuleKind.REVIEW).update(by_email=False)

        assert pass_at(MONDAY) == 0

    def test_leaves_out_what_was_put_off(self):
        world = small_world()
        stale(world)
        reminders.raise_reminders(at=MONDAY)
        Reminder.objects.update(later_on=date(2026, 12, 1))

        assert reminders.promise_messages(at=MONDAY) == 0
        assert reminders.promise_messages(at=datetime(2026, 12, 1, 10, tzinfo=UTC)) == 1

    def test_nudges_the_service_only_where_the_rule_says_so(self):
        world = small_world()
        ensure_rules()
        onward = OnwardReferralFactory(
            referral=stale(world),
            status="sent",
            kind="referral",
            sent_at=BEGAN,
            consent=ConsentFactory(),
        )

        pass_at(MONDAY)
        silent = ReminderMessage.objects.filter(organisation=onward.provider_id).exists()
        ReminderRule.objects.filter(kind=RuleKind.ANSWER).update(nudges=True)
        Reminder.objects.update(mailed_at=None)
        pass_at(MONDAY)

        assert not silent
        assert ReminderMessage.objects.filter(organisation=onward.provider_id).count() == 1

    def test_the_service_answers_from_the_nudge_without_signing_in(self):
        world = small_world()
        ensure_rules()
        ReminderRule.objects.filter(kind=RuleKind.ANSWER).update(nudges=True)
        onward = OnwardReferralFactory(
            referral=stale(world),
            status="sent",
            kind="referral",
            sent_at=BEGAN,
            consent=ConsentFactory(),
        )
        organisation = onward.provider.organisation
        organisation.workflow_email = "office@choir.example"
        organisation.save()
        with time_machine.travel(MONDAY, tick=False):
            pass_at(MONDAY)
            send_all()

            sent = SentMessage.objects.get(template="answers_waiting")
            link = next(word for word in sent.body.split() if "/answer/" in word)
            opened = Client().get(urlsplit(link).path)

        assert opened.status_code == 200
        assert AnswerLink.objects.get().onward_id == onward.pk
        assert onward.referral.reference not in sent.subject + sent.body


class TestTellReminders:
    def test_says_how_many_and_names_nobody(self):
        world = small_world()
        referral = stale(world)
        with time_machine.travel(MONDAY, tick=False):
            pass_at(MONDAY)

            send_all()

        sent = SentMessage.objects.get()
        assert Reminder.objects.open().filter(rule__told="worker").count() == 1
        assert "1 thing on your list is due" in sent.body
        assert referral.person.family_name not in sent.subject + sent.body
        assert referral.reference not in sent.subject + sent.body

    def test_sends_nothing_when_all_was_dealt_with_meanwhile(self):
        world = small_world()
        stale(world)
        with time_machine.travel(MONDAY, tick=False):
            pass_at(MONDAY)
            Reminder.objects.update(state="done", settled_at=MONDAY)

            with pytest.raises(NotNeeded):
                send_all()

        assert not SentMessage.objects.exists()


class TestByText:
    @pytest.fixture(autouse=True)
    def left(self, monkeypatch, settings):
        sent = []
        settings.TEXTS = {**settings.TEXTS, "channel": "folder"}
        monkeypatch.setitem(texts.CHANNELS, "folder", lambda text: sent.append(text) or "")
        return sent

    def told(self, world, at, *, confirmed=True, **rule):
        """Let the worker have something to do, by this rule, and deliver what was promised."""
        stale(world)
        TextNumber.objects.create(
            user_id=world.worker.user_id,
            number="+447700900123",
            confirmed_at=MONDAY if confirmed else None,
        )
        ensure_rules()
        ReminderRule.objects.update(**rule)
        pass_at(MONDAY)
        pass_at(MONDAY + timedelta(hours=1))
        with time_machine.travel(at, tick=False):
            send_all()

    def test_counts_and_names_nobody_once_a_day(self, left):
        self.told(small_world(), MONDAY, by_text=True, by_email=False)

        assert [one.number for one in left] == ["+447700900123"]
        assert "on your list" in left[0].words
        assert not SentMessage.objects.filter(channel="EMAIL").exists()

    def test_goes_beside_the_email_where_the_rule_says_both(self, left):
        self.told(small_world(), MONDAY, by_text=True)

        assert len(left) == 1
        assert SentMessage.objects.filter(channel="EMAIL").count() == 1

    @pytest.mark.parametrize(
        ("at", "options"),
        [
            (MONDAY, {"by_text": False}),
            (MONDAY, {"by_text": True, "confirmed": False}),
            (MONDAY.replace(hour=21), {"by_text": True}),
            (MONDAY.replace(hour=6), {"by_text": True}),
            (MONDAY + 5 * DAY, {"by_text": True}),  # a Saturday
            (datetime(2026, 12, 25, 12, tzinfo=UTC), {"by_text": True}),
        ],
    )
    def test_never_without_a_rule_or_a_confirmed_number_or_at_night_or_on_a_holiday(
        self, left, at, options
    ):
        self.told(small_world(), at, **options)

        assert left == []
        assert SentMessage.objects.filter(channel="EMAIL").count() == 1
