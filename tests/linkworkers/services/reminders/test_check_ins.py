"""Asking people who wait how they are, and what their answer does."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from linkworkers.handlers import ask_how_they_are
from linkworkers.models import CheckIn, HowIs, Reminder, ReminderRule, RuleKind
from linkworkers.selectors.check_ins import address_of, check_in_of_link
from linkworkers.services import reminders
from linkworkers.services.reminders.raising import ensure_rules
from referrals import services
from referrals.models import Concern, TimelineEntry
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import Conflict
from spcore.notify import texts
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.checking_in import sent

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 9, 25, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ANN = {"email": "ann@home.example", "preferred_channel": "email"}


def waiting(world, **person):
    """Make somebody who has waited since September."""
    return world.referral(
        accepted=True, accepted_at=BEGAN, submitted_at=BEGAN, person=PersonFactory(**ANN | person)
    )


def asked(at=MONDAY):
    """Let the rule ask, and pass."""
    ensure_rules()
    ReminderRule.objects.filter(kind=RuleKind.CHECK_IN).update(nudges=True)
    reminders.raise_reminders(at=at)
    reminders.promise_messages(at=at)
    return OutboxMessage.objects.filter(topic="check_in.send")


class TestPromise:
    def test_asks_once_where_the_rule_says_so_and_leaves_it_on_the_list(self):
        world = small_world()
        referral = waiting(world)

        first = asked().count()
        again = asked(MONDAY + timedelta(hours=1)).count()

        assert (first, again) == (1, 1)
        assert CheckIn.objects.get().referral_id == referral.pk
        assert Reminder.objects.open().filter(rule__kind=RuleKind.CHECK_IN).exists()

    def test_is_off_until_a_scheme_switches_it_on(self):
        waiting(small_world())

        reminders.raise_reminders(at=MONDAY)
        reminders.promise_messages(at=MONDAY)

        assert not CheckIn.objects.exists()


class TestAddressOf:
    def test_is_the_e_mail_of_somebody_without_any_flag(self):
        assert address_of(PersonFactory(**ANN), at=MONDAY) == "ann@home.example"

    @pytest.mark.parametrize(
        "flag",
        [
            {"safe_contact_note": "Her son reads her mail"},
            {"what_to_say": "It is Jo"},
            {"is_address_sensitive": True},
            {"is_restricted": True},
            {"needs_interpreter": True},
            {"may_email": False},
            {"phone_belongs_to": "partner"},
            {"preferred_channel": "through"},
            {"objects_to": ["parents"]},
            {"birth_date": date(2011, 1, 1)},
            {"died_on": date(2026, 11, 1)},
            {"email": ""},
        ],
        ids=lambda flag: next(iter(flag)),
    )
    def test_is_nothing_with_a_flag(self, flag):
        assert address_of(PersonFactory(**ANN | flag), at=MONDAY) == ""

    @pytest.mark.parametrize(("kind", "is_told"), [("adult", False), ("allegation", True)])
    def test_is_nothing_while_a_concern_is_open_but_tells_of_no_allegation(self, kind, is_told):
        world = small_world()
        actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        referral = waiting(world)
        about = {"about_user_id": world.worker.user_id} if kind == "allegation" else {}
        new = services.NewConcern(kind=kind, what="CNRY", **about)
        services.raise_concern(new=new, referral_id=referral.pk, actor=world.gp, at=MONDAY)

        assert bool(address_of(referral.person, at=MONDAY)) is is_told


class TestSend:
    def test_sends_a_link_that_says_nothing_and_keeps_neither_link_nor_address(self, settings):
        world = small_world()
        referral = waiting(world)
        message = asked().get()

        with time_machine.travel(MONDAY, tick=False):
            ask_how_they_are(message.subject_id, message_id=message.pk)

        kept = SentMessage.objects.get()
        assert "ann@home.example" not in kept.recipient + kept.body
        words = (kept.subject + kept.body).lower()
        for word in ("health", "prescrib", "referral", "link worker", "nhs", "gp "):
            assert word not in words
        assert referral.reference.lower() not in words
        assert CheckIn.objects.get().token_hash

    def test_goes_by_text_to_whoever_chose_texts_and_keeps_neither_link_nor_number(
        self, settings, tmp_path
    ):
        settings.TEXTS = {"channel": "folder", "folder": str(tmp_path)}
        world = small_world()
        world.scheme.sends_texts = True
        world.scheme.save()
        waiting(world, email="", phone="07700 900123", preferred_channel="text", may_text=True)
        message = asked().get()

        with time_machine.travel(MONDAY, tick=False):
            ask_how_they_are(message.subject_id, message_id=message.pk)

        (left,) = [path.read_text() for path in tmp_path.iterdir()]
        token = left.split("/hello/")[1].split("/")[0]
        assert check_in_of_link(token=token, at=MONDAY).pk == CheckIn.objects.get().pk
        assert len(left.splitlines()[1]) < texts.LONGEST
        kept = SentMessage.objects.get()
        assert token not in kept.body
        assert "900123" not in kept.recipient + kept.body

    def test_reads_the_safe_contact_rule_again_when_it_leaves(self):
        world = small_world()
        referral = waiting(world)
        message = asked().get()
        referral.person.may_email = False
        referral.person.save()

        with pytest.raises(NotNeeded):
            ask_how_they_are(message.subject_id, message_id=message.pk)

        assert not CheckIn.objects.get().token_hash


class TestAnswer:
    def test_worse_is_on_the_teams_list_at_once(self):
        world = small_world()
        ensure_rules()
        check_in, _token = sent(world, at=MONDAY)

        owned = reminders.answer_check_in(
            check_in_id=check_in.pk, how=HowIs.WORSE, words="Bills", at=MONDAY
        )

        assert owned is None
        assert Reminder.objects.open().get().rule.kind == RuleKind.WORSE
        reminders.raise_reminders(at=MONDAY)
        assert Reminder.objects.open().filter(rule__kind=RuleKind.WORSE).count() == 1
        entry = TimelineEntry.objects.get(object_id=check_in.pk)
        assert (entry.detail, entry.field_class) == ("Bills", "case_notes")

    @pytest.mark.parametrize(
        ("how", "words"), [("not_safe", ""), ("same", "I want to end it all tonight")]
    )
    def test_danger_is_a_concern_that_somebody_owns(self, how, words):
        world = small_world()
        ensure_rules()
        check_in, _token = sent(world, at=MONDAY)

        owned = reminders.answer_check_in(
            check_in_id=check_in.pk, how=HowIs(how), words=words, at=MONDAY
        )

        concern = Concern.objects.get()
        assert owned is True
        assert concern.owner_id is not None
        assert words in concern.what

    def test_says_so_when_nobody_could_own_it_and_loses_nothing(self):
        world = small_world()
        ensure_rules()
        check_in, _token = sent(world, at=MONDAY)
        Membership.objects.update(ended_at=MONDAY)

        owned = reminders.answer_check_in(
            check_in_id=check_in.pk, how=HowIs.NOT_SAFE, words="Help", at=MONDAY
        )

        assert owned is False
        check_in.refresh_from_db()
        assert check_in.words == "Help"
        assert Reminder.objects.open().filter(rule__kind=RuleKind.WORSE).exists()

    def test_works_once_and_for_seven_days(self):
        world = small_world()
        check_in, _token = sent(world, at=MONDAY)
        answer = {"check_in_id": check_in.pk, "how": HowIs.SAME, "words": ""}

        with pytest.raises(Conflict):
            reminders.answer_check_in(**answer, at=MONDAY + timedelta(days=7))
        reminders.answer_check_in(**answer, at=MONDAY + timedelta(days=6))
        with pytest.raises(Conflict):
            reminders.answer_check_in(**answer, at=MONDAY + timedelta(days=6))
