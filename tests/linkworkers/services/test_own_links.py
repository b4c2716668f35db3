"""A private link to somebody's shortlist: to whom it goes, what opens it, what they say by it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from linkworkers.models import OwnLink, Reminder, ShortlistItem
from linkworkers.notices import send_shortlist_code, send_shortlist_link
from linkworkers.selectors.own_links import choices_of, link_of_token, working_link
from linkworkers.services.own_links import (
    ask_for_code,
    end_links,
    is_proven,
    issue_code,
    keep_wish,
    promise_link,
    send_link_again,
)
from linkworkers.services.reminders.raising import ensure_rules
from referrals.models import Person, Referral, TimelineEntry
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, on_list, token_of

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


class TestPromising:
    def test_goes_out_without_a_word_of_what_it_is_about_and_keeps_no_secret(self):
        link = link_to_list(small_world(), "Bereavement group", word="Bluebell")

        send_shortlist_link(link.pk, message_id=uuid4())

        row = OwnLink.objects.filter(pk=link.pk).values().get()
        message = SentMessage.objects.get()
        assert "Bereavement" not in message.subject + message.body
        assert "luebell" not in str(row)
        assert row["expires_at"] - row["sent_at"] == timedelta(days=7)

    @pytest.mark.parametrize(
        "person",
        [
            {"safe_contact_note": "Her partner reads her e-mails"},
            {"what_to_say": "Say it is Jo"},
            {"is_restricted": True},
            {"needs_interpreter": True},
            {"may_email": False},
            {"email": ""},
        ],
        ids=str,
    )
    def test_never_to_somebody_with_a_safe_contact_rule_or_no_way(self, person):
        with pytest.raises(Conflict):
            link_to_list(small_world(), **person)

    def test_is_read_again_at_the_moment_of_sending_and_of_opening(self):
        link = link_to_list(small_world())
        token = token_of(link)
        assert link_of_token(token=token, at=now())
        Person.objects.update(safe_contact_note="Not by e-mail")

        with pytest.raises(NotNeeded):
            send_shortlist_link(link.pk, message_id=uuid4())
        assert link_of_token(token=token, at=now()) is None

    def test_dies_with_another_address_a_newer_link_the_case_and_after_seven_days(self):
        world = small_world()
        link = link_to_list(world)
        token = token_of(link)

        assert link_of_token(token=token, at=now() + timedelta(days=8)) is None
        Person.objects.update(email="new@home.example")
        assert link_of_token(token=token, at=now()) is None
        Person.objects.update(email="ann@home.example")
        assert link_of_token(token=token, at=now())
        Referral.objects.update(status="closed", outcome="declined", closed_at=now())
        assert link_of_token(token=token, at=now()) is None
        Referral.objects.update(status="active", outcome="")
        promise_link(referral_id=link.referral_id, word="", actor=world.worker, at=now())
        assert link_of_token(token=token, at=now()) is None

    def test_can_be_ended_by_the_worker(self):
        world = small_world()
        link = link_to_list(world)
        token = token_of(link)

        end_links(referral_id=link.referral_id, actor=world.worker, at=now())

        assert link_of_token(token=token, at=now()) is None

    def test_refuses_a_word_that_is_too_short_and_a_list_with_nothing_to_show(self):
        world = small_world()
        with pytest.raises(Invalid):
            link_to_list(world, word="cat")
        referral = world.referral(active=True)
        on_list(world, referral, "Refuge", needs=["safety"])
        with pytest.raises(Conflict):
            promise_link(referral_id=referral.pk, word="", actor=world.worker, at=now())

    def test_what_is_about_safety_is_never_shown(self):
        world = small_world()
        link = link_to_list(world, "Choir")
        on_list(world, link.referral, "Refuge", needs=["safety"])

        assert [choice.service.name for choice in choices_of(link.referral)] == ["Choir"]


class TestSecondStep:
    def test_the_word_counts_without_capitals_and_spaces(self):
        link = link_to_list(small_world(), word="Blue bell")

        assert is_proven(link_id=link.pk, answer="  BLUE  bell ", at=now())

    def test_after_five_wrong_ones_nothing_opens_it(self):
        link = link_to_list(small_world(), word="bluebell")
        token = token_of(link)

        wrong = [is_proven(link_id=link.pk, answer="roses", at=now()) for _try in range(5)]

        assert not any(wrong)
        assert not is_proven(link_id=link.pk, answer="bluebell", at=now())
        assert working_link(link_id=str(link.pk), at=now()) is None
        assert link_of_token(token=token, at=now()) is None

    def test_a_code_works_once_and_for_ten_minutes(self):
        link = link_to_list(small_world())
        ask_for_code(link_id=link.pk, at=now())
        code = issue_code(link_id=link.pk)

        assert not is_proven(link_id=link.pk, answer=code, at=now() + timedelta(minutes=11))
        assert is_proven(link_id=link.pk, answer=f"{code[:3]} {code[3:]}", at=now())
        assert not is_proven(link_id=link.pk, answer=code, at=now())

    def test_no_code_was_sent_so_nothing_is_one(self):
        link = link_to_list(small_world())

        assert not is_proven(link_id=link.pk, answer="", at=now())

    def test_a_code_goes_to_their_own_channel_at_most_once_a_minute_and_is_not_kept(self):
        link = link_to_list(small_world())
        token_of(link)

        for _click in range(3):
            ask_for_code(link_id=link.pk, at=now())
        send_shortlist_code(link.pk, message_id=uuid4())

        link.refresh_from_db()
        assert OutboxMessage.objects.filter(topic="shortlist.code").count() == 1
        assert link.code_hash
        assert SentMessage.objects.get().template == "shortlist_code"


class TestAgain:
    def test_a_new_link_goes_to_the_channel_on_file_once_the_old_one_ran_out(self):
        link = link_to_list(small_world())
        token_of(link)
        promised = OutboxMessage.objects.filter(topic="shortlist.send")

        send_link_again(link_id=str(link.pk), at=now() + timedelta(days=1))
        early = promised.count()
        send_link_again(link_id=str(link.pk), at=now() + timedelta(days=8))
        send_link_again(link_id=str(link.pk), at=now() + timedelta(days=8))

        assert (early, promised.count()) == (1, 2)

    def test_none_to_whom_none_may_go_any_more(self):
        link = link_to_list(small_world())
        token_of(link)
        Person.objects.update(may_email=False)

        send_link_again(link_id=str(link.pk), at=now() + timedelta(days=8))
        send_link_again(link_id=None, at=now())

        assert OutboxMessage.objects.filter(topic="shortlist.send").count() == 1


class TestWishes:
    def test_reaches_the_page_the_record_and_the_list_of_the_worker(self):
        ensure_rules()
        link = link_to_list(small_world())
        token_of(link)
        ensure_rules()
        item = ShortlistItem.objects.get()

        keep_wish(link_id=str(link.pk), item_id=item.pk, wish="ask", at=now())

        item.refresh_from_db()
        assert item.wish == "ask"
        assert Reminder.objects.open().get().rule.kind == "chose"
        entries = TimelineEntry.objects.filter(referral=link.referral)
        assert entries.filter(label="Of Choir they say: Talk with me about it").exists()

    def test_can_be_changed_and_the_same_again_changes_nothing(self):
        link = link_to_list(small_world())
        token_of(link)
        item = ShortlistItem.objects.get()

        for wish in ("like", "like", "no"):
            with time_machine.travel(now() + timedelta(seconds=1)):
                keep_wish(link_id=str(link.pk), item_id=item.pk, wish=wish, at=now())

        item.refresh_from_db()
        said = TimelineEntry.objects.filter(label__startswith="Of Choir")
        assert (item.wish, said.count()) == ("no", 2)

    def test_refuses_what_is_not_on_this_list_and_what_is_no_answer(self):
        world = small_world()
        link, other = link_to_list(world), link_to_list(world, "Allotment")
        token_of(link)
        theirs = ShortlistItem.objects.get(referral=other.referral)
        own = ShortlistItem.objects.get(referral=link.referral)

        with pytest.raises(NotVisible):
            keep_wish(link_id=str(link.pk), item_id=theirs.pk, wish="like", at=now())
        with pytest.raises(NotVisible):
            keep_wish(link_id=None, item_id=own.pk, wish="like", at=now())
        with pytest.raises(Invalid):
            keep_wish(link_id=str(link.pk), item_id=own.pk, wish="hurt", at=now())
