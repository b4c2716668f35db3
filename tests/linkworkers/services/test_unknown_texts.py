"""A text from a number nobody knows is read by a supervisor, who says what was done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import DeskReminder, RuleKind, TextReply, UnknownText
from linkworkers.selectors.desks import at_desk
from linkworkers.services import reminders
from linkworkers.services.unknown_texts import pass_on_dangerous, settle_unknown_text
from referrals.selectors.urgent import also_urgent
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.notify.incoming import Received, take
from spcore.notify.models import SentMessage
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.journeys.delivering import deliver_everything
from tests.linkworkers.services.test_text_replies import NUMBER, written_to
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def text(words="Who is this?", number=NUMBER):
    return take(Received(f"t-{words}-{number}", number, words, timezone.now()))


def settle(row, actor, done="Rang back: a wrong number"):
    return settle_unknown_text(unknown_text_id=row.pk, done=done, actor=actor, at=timezone.now())


def email_of(actor):
    return User.objects.get(pk=actor.user_id).email


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


class TestDanger:
    def told(self):
        deliver_everything(after=timedelta(minutes=20))
        return sorted(SentMessage.objects.values_list("recipient", flat=True))

    def test_is_emailed_to_every_supervisor_at_once_and_names_nobody(self):
        world, other = small_world(), small_world()
        text("CNRY-words I want to kill myself")

        told = self.told()

        assert told == sorted(email_of(one.supervisor) for one in (world, other))
        letter = SentMessage.objects.first()
        assert "CNRY" not in letter.subject + letter.body
        assert NUMBER not in letter.body

    def test_other_words_are_emailed_to_nobody_at_once(self):
        small_world()
        text("Who is this?")

        assert self.told() == []

    def test_goes_on_to_the_leads_once_nobody_has_dealt_with_it_for_a_quarter_of_an_hour(self):
        world = small_world()
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        text("I want to kill myself")
        self.told()
        row, soon = UnknownText.objects.get(), timezone.now() + timedelta(minutes=14)
        page = f"/texts/{row.pk}/"

        early = pass_on_dangerous(at=soon), signed_in(lead).get(page).status_code
        SentMessage.objects.all().delete()
        late = [pass_on_dangerous(at=soon + timedelta(minutes=2)) for _pass in range(2)]

        assert early == (0, 404)
        assert late == [1, 0]
        assert self.told() == sorted([email_of(world.supervisor), email_of(lead)])
        assert also_urgent(actor=lead, at=timezone.now())
        done = signed_in(lead).post(page, {"done": "Rang: safe with a friend"})
        assert done.url == "/concerns/"
        assert also_urgent(actor=lead, at=timezone.now()) == []

    def test_is_passed_on_to_nobody_once_somebody_dealt_with_it(self):
        world = small_world()
        text("I want to kill myself")
        settle(UnknownText.objects.get(), world.supervisor)

        assert pass_on_dangerous(at=timezone.now() + timedelta(hours=1)) == 0
        assert self.told() == []


class TestWithoutANumber:
    def test_stands_before_every_supervisor_and_is_put_on_nobodys_case(self):
        world = small_world()
        written_to(world)
        taken = take(Received("t-1", "", "I am not safe", timezone.now(), "+33612345678"))
        named = take(Received("t-2", "", "Your parcel", timezone.now(), "PARCELS"))

        pages = [
            text_of(signed_in(world.supervisor).get(f"/texts/{row.pk}/"))
            for row in UnknownText.objects.order_by("received_at")
        ]

        assert (taken, named) == ("unknown", "unknown")
        assert "tel:+33612345678" in pages[0]
        assert "From PARCELS" in pages[1]
        assert "tel:PARCELS" not in pages[1]
        assert not TextReply.objects.exists()
