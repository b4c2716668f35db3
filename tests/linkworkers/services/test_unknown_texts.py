"""A text from a number nobody knows is read by a supervisor, who says what was done."""

import pytest
from django.utils import timezone

from linkworkers.models import DeskReminder, RuleKind, UnknownText
from linkworkers.selectors.desks import at_desk
from linkworkers.services import reminders
from linkworkers.services.unknown_texts import settle_unknown_text
from referrals.selectors.urgent import also_urgent
from spcore.accounts.models import User
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.notify.incoming import Received, take
from tests.factories.referrals import small_world
from tests.linkworkers.services.test_text_replies import NUMBER, written_to
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def text(words="Who is this?", number=NUMBER):
    return take(Received(f"t-{words}-{number}", number, words, timezone.now()))


def settle(row, actor, done="Rang back: a wrong number"):
    return settle_unknown_text(unknown_text_id=row.pk, done=done, actor=actor, at=timezone.now())


class TestTakeUnknownText:
    def test_keeps_what_nobody_else_took(self):
        world = small_world()
        written_to(world)

        known, unknown = text("I am better"), text("Who is this?", "+447700900999")

        row = UnknownText.objects.get()
        assert (known, unknown) == ("reply", "unknown")
        assert (row.number, row.words) == ("+447700900999", "Who is this?")

    def test_is_taken_once(self):
        text()
        text()

        assert UnknownText.objects.count() == 1


class TestTheDesk:
    def listed(self, actor):
        return [row.name for row in at_desk(actor=actor)]

    def test_of_every_supervisor_has_it_at_once_until_one_says_what_was_done(self):
        world, other = small_world(), small_world()
        text()

        reminders.raise_reminders(at=timezone.now())
        both = [len(self.listed(one.supervisor)) for one in (world, other)]
        nobody = self.listed(world.worker)
        settle(UnknownText.objects.get(), world.supervisor)
        reminders.raise_reminders(at=timezone.now())

        assert (both, nobody) == ([1, 1], [])
        assert [self.listed(one.supervisor) for one in (world, other)] == [[], []]

    def test_says_where_the_words_may_mean_danger_and_never_the_words(self):
        world = small_world()
        text("I want to kill myself")

        reminders.raise_reminders(at=timezone.now())

        assert self.listed(world.supervisor) == ["it may mean danger"]

    def test_is_told_to_supervisors_in_the_message_of_the_day(self):
        world = small_world()
        text()

        reminders.raise_reminders(at=timezone.now())

        row = DeskReminder.objects.open().get()
        assert (row.rule.kind, row.organisation_id) == (RuleKind.STRANGER, None)
        assert User.objects.filter(pk=world.supervisor.user_id).exists()


class TestOnEveryPage:
    def urgent(self, actor):
        return also_urgent(actor=actor, at=timezone.now())

    def test_of_every_supervisor_danger_stands_at_once_until_one_says_what_was_done(self):
        world, other = small_world(), small_world()
        text("I want to kill myself")
        row = UnknownText.objects.get()

        before = [self.urgent(one.supervisor) for one in (world, other)]
        settle(row, other.supervisor)

        said = ("1 text from a number nobody knows may mean danger", f"/texts/{row.pk}/")
        assert before == [[said], [said]]
        assert self.urgent(world.supervisor) == []

    def test_leads_to_the_oldest_of_several(self):
        world = small_world()
        text("I am not safe")
        first = UnknownText.objects.get()
        text("He will kill me. I am not safe", "+447700900998")

        assert self.urgent(world.supervisor) == [
            ("2 texts from numbers nobody knows may mean danger", f"/texts/{first.pk}/")
        ]

    def test_says_nothing_of_other_words_nor_to_whoever_may_not_read_it(self):
        world = small_world()
        text("Who is this?")

        harmless = self.urgent(world.supervisor)
        text("I am not safe", "+447700900998")

        assert harmless == []
        assert self.urgent(world.worker) == []

    def test_stands_beside_open_concerns_and_says_neither_words_nor_number(self):
        world = small_world()
        text("I am not safe")

        page = text_of(signed_in(world.supervisor).get("/concerns/urgent/"))

        assert "somebody may not be safe" in page
        assert "1 text from a number nobody knows may mean danger" in page
        assert "I am not safe" not in page
        assert NUMBER[-6:] not in page


class TestSettleUnknownText:
    def test_keeps_who_did_what_once(self):
        world = small_world()
        text()
        row = UnknownText.objects.get()

        settle(row, world.supervisor)
        again = settle(row, world.supervisor)

        assert (again.done, again.done_by_id) == (
            "Rang back: a wrong number",
            world.supervisor.user_id,
        )

    def test_refuses_no_words_a_second_supervisor_and_whoever_may_not_read_it(self):
        world, other = small_world(), small_world()
        text()
        row = UnknownText.objects.get()

        with pytest.raises(Invalid):
            settle(row, world.supervisor, " ")
        with pytest.raises(NotVisible):
            settle(row, world.worker)
        settle(row, world.supervisor)
        with pytest.raises(Conflict):
            settle(row, other.supervisor, "Rang too")
