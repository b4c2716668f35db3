"""What the referrer is told by email: read again when it is sent, naming nobody."""

from uuid import uuid4

import pytest

from referrals import handlers, services
from referrals.models import PracticePreferences, Referral
from referrals.states import Status
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.notify.models import SentMessage
from spcore.outbox.registry import NotNeeded, handlers_for
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, small_world
from tests.referrals.lettering import told_world

pytestmark = pytest.mark.django_db
SECRETS = ("Maureen", "Hargreaves", "9990000018", "Damp", "07700 900777")


@pytest.fixture(autouse=True)
def _messages_are_kept(settings):
    settings.NOTIFY_CHANNEL = "record"


def world_with_inbox():
    world = small_world()
    world.practice.workflow_email = "workflow@practice.example"
    world.practice.save()
    return world


def somebody() -> object:
    return PersonFactory(
        given_name="Maureen",
        family_name="Hargreaves",
        nhs_number="9990000018",
        phone="07700 900777",
    )


def closed(world, outcome="goals_met", **fields) -> Referral:
    referral = world.referral(active=True, person=somebody(), reason="Damp", **fields)
    return services.close_referral(
        referral_id=referral.pk, actor=world.worker, at=NOON, outcome=outcome, reason="Damp"
    )


class TestTellAccepted:
    def test_writes_to_the_practices_shared_inbox(self):
        world = world_with_inbox()
        referral = world.referral(accepted=True, person=somebody())

        handlers.tell_accepted(referral.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert (sent.recipient, sent.template) == ("workflow@practice.example", "referral_accepted")
        assert sent.body.startswith("Action for the practice: none.")
        assert referral.reference in sent.subject

    def test_writes_to_the_referrer_where_there_is_no_shared_inbox(self):
        world = small_world()
        referral = world.referral(accepted=True)

        handlers.tell_accepted(referral.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert (sent.recipient, sent.user_id) == (referral.referrer.email, world.gp.user_id)

    def test_does_not_write_to_a_referrer_who_left(self):
        world = small_world()
        world.practice.email = "desk@practice.example"
        world.practice.save()
        referral = world.referral(accepted=True)
        User.objects.filter(pk=referral.referrer_id).update(is_active=False)

        handlers.tell_accepted(referral.pk, message_id=uuid4())

        assert SentMessage.objects.get().recipient == "desk@practice.example"

    def test_says_so_when_there_is_nobody_to_write_to(self):
        world = small_world()
        referral = world.referral(accepted=True)
        User.objects.filter(pk=referral.referrer_id).update(is_active=False)

        with pytest.raises(LookupError):
            handlers.tell_accepted(referral.pk, message_id=uuid4())

    def test_is_no_longer_news_once_it_is_over(self):
        world = world_with_inbox()
        referral = closed(world)

        with pytest.raises(NotNeeded):
            handlers.tell_accepted(referral.pk, message_id=uuid4())

    def test_writes_once_however_often_it_is_delivered(self):
        world = world_with_inbox()
        referral = world.referral(accepted=True)
        message_id = uuid4()

        for _delivery in range(2):
            handlers.tell_accepted(referral.pk, message_id=message_id)

        assert SentMessage.objects.count() == 1


class TestTellReturned:
    def test_asks_the_practice_to_answer_even_after_refused_feedback(self):
        world = world_with_inbox()
        referral = world.referral(submitted=True, person=somebody())
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)
        services.return_referral(
            referral_id=referral.pk, actor=world.worker, at=NOON, reason="Damp where?"
        )

        handlers.tell_returned(referral.pk, message_id=uuid4())

        assert SentMessage.objects.get().body.startswith("Action for the practice: please sign in")

    def test_is_no_longer_news_once_it_was_answered(self):
        referral = small_world().referral(submitted=True)

        with pytest.raises(NotNeeded):
            handlers.tell_returned(referral.pk, message_id=uuid4())


class TestTellRedirected:
    def test_asks_the_practice_to_refer_elsewhere(self):
        world = world_with_inbox()
        referral = world.referral(status=Status.REDIRECTED, submitted_at=NOON)

        handlers.tell_redirected(referral.pk, message_id=uuid4())

        assert SentMessage.objects.get().template == "referral_redirected"


class TestTellClosed:
    def test_says_none_when_the_practice_need_do_nothing(self):
        world = world_with_inbox()

        handlers.tell_closed(closed(world).pk, message_id=uuid4())

        assert SentMessage.objects.get().body.startswith("Action for the practice: none.")

    def test_says_please_when_it_must(self):
        world = world_with_inbox()

        handlers.tell_closed(closed(world, practice_action="see her").pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert sent.body.startswith("Action for the practice: please sign in")
        assert "see her" not in sent.body

    def test_says_please_where_somebody_goes_back_to_the_gp_without_more_words(self):
        world = world_with_inbox()

        handlers.tell_closed(closed(world, outcome="back_to_gp").pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert sent.template == "referral_closed_act"
        assert sent.body.startswith("Action for the practice: please sign in")

    @pytest.mark.parametrize("outcome", ["goals_met", "back_to_gp"])
    def test_says_nothing_after_refused_feedback(self, outcome):
        world = world_with_inbox()
        referral = closed(world, outcome=outcome)
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        with pytest.raises(NotNeeded):
            handlers.tell_closed(referral.pk, message_id=uuid4())

        assert not SentMessage.objects.exists()

    def test_says_to_another_referrer_only_that_there_is_news(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        referral = closed(
            world,
            referring_organisation_id=school.organisation_id,
            referrer=User.objects.get(pk=school.user_id),
        )

        handlers.tell_closed(referral.pk, message_id=uuid4())

        assert SentMessage.objects.get().template == "referral_news"


class TestEveryMessage:
    @pytest.mark.parametrize("topic", ["accept", "return", "redirect", "close"])
    def test_names_nobody_and_tells_nothing_of_them(self, topic):
        world = world_with_inbox()
        status = {"return": Status.RETURNED, "redirect": Status.REDIRECTED}
        if topic == "close":
            referral = closed(world)
        else:
            referral = world.referral(
                status=status.get(topic, Status.ACCEPTED), submitted_at=NOON, person=somebody()
            )

        for handler in handlers_for(f"referral.{topic}").values():
            if handler.__module__ == "referrals.handlers":
                handler(referral.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert not [secret for secret in SECRETS if secret in sent.subject + sent.body]


class TestByLetter:
    def test_goes_to_the_practices_mailbox_once_and_into_the_trail(self):
        world = told_world()
        PracticePreferences.objects.create(
            practice=world.practice, route="mesh", mesh_mailbox="A81001HC"
        )
        referral, message_id = closed(world), uuid4()

        for _delivery in range(2):
            handlers.tell_closed(referral.pk, message_id=message_id)

        sent = SentMessage.objects.get()
        assert (sent.channel, sent.recipient) == ("MESH", "A81001HC")
        for secret in SECRETS:
            assert secret not in sent.subject + sent.body
        entry = AuditEntry.objects.filter(label="letter by mesh").first()
        assert (entry.action, entry.people) == ("export", [referral.person_id])

    def test_does_not_go_after_refused_feedback_that_asks_nothing_of_the_practice(self):
        world = told_world()
        PracticePreferences.objects.create(practice=world.practice, route="file")
        referral = closed(world)
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        with pytest.raises(NotNeeded):
            handlers.tell_closed(referral.pk, message_id=uuid4())
