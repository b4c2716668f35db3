"""What waits too long and is no case: on whose list it comes, when it goes, who is told."""

from datetime import UTC, datetime, timedelta

import pytest

from linkworkers.handlers import tell_reminders
from linkworkers.models import (
    CaseloadImport,
    DeskReminder,
    ReminderMessage,
    ReminderRule,
    RuleKind,
    UnknownText,
)
from linkworkers.models.reminder_kinds import DEFAULTS, DESK_KINDS
from linkworkers.selectors.desks import at_desk
from linkworkers.services import reminders
from linkworkers.services.reminders.raising import ensure_rules
from providers.models import DirectoryImport, ListingProposal, Suggestion
from referrals.models import OnwardPayment
from spcore.accounts.models import Membership, OrganisationKind
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.evaluation.fund.world import application_in, award_in, fund_world
from tests.factories.accounts import MembershipFactory, OrganisationFactory, actor_in
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import SchemeFactory, small_world
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 9, 25, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def editor():
    return actor_in(
        Role.DIRECTORY_EDITOR, OrganisationFactory(kind=OrganisationKind.INFRASTRUCTURE)
    )


def an_import():
    world = small_world()
    row = CaseloadImport.objects.create(
        team=world.team,
        made_by_id=world.supervisor.user_id,
        made_at=BEGAN,
        file_name="list.csv",
        content=b"",
    )
    return row, world.supervisor


def a_list():
    SchemeFactory()
    keeper = editor()
    row = DirectoryImport.objects.create(
        made_by_id=keeper.user_id, made_at=BEGAN, file_name="list.csv", slug="list", name="List"
    )
    return row, keeper


def a_proposal():
    SchemeFactory()
    service = ServiceFactory()
    own = actor_in(Role.PROVIDER, service.provider.organisation)
    row = ListingProposal.objects.create(
        service=service, by_id=own.user_id, by_name="Somebody", at=BEGAN
    )
    return row, own


def a_suggestion():
    SchemeFactory()
    return Suggestion.objects.create(words="A choir", sent_at=BEGAN), editor()


def a_draft():
    world = fund_world("open")
    return application_in(world, status="draft", made_at=BEGAN), world.provider


def a_round():
    world = fund_world("judging", closes_on=BEGAN.date())
    return world.round, world.commissioner


def an_award():
    world = fund_world("decided", published_at=BEGAN)
    return award_in(world, status="offered"), world.provider


def a_payment():
    sharing = offered()
    row = OnwardPayment.objects.create(
        onward=sharing.onward,
        kind="service",
        pays_for="sessions",
        amount_pence=4250,
        asked_by_id=sharing.world.worker.user_id,
        asked_at=BEGAN,
    )
    return row, actor_in(Role.SCHEME_ADMIN, sharing.onward.referral.scheme.organisation)


def a_text():
    world = small_world()
    row = UnknownText.objects.create(number="+447700900456", words="Who?", received_at=BEGAN)
    return row, world.supervisor


def nobody_approves():
    world = small_world()
    office = OrganisationFactory(kind=OrganisationKind.REFERRER, name="Riverside Wards")
    for ended_at in (BEGAN, None):
        MembershipFactory(
            organisation=office,
            role=Role.OTHER_REFERRER,
            may_approve=ended_at is not None,
            ended_at=ended_at,
        )
    return office, actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)


MAKE = {
    RuleKind.IMPORT_WAITS: an_import,
    RuleKind.LIST_WAITS: a_list,
    RuleKind.PROPOSAL: a_proposal,
    RuleKind.SUGGESTION: a_suggestion,
    RuleKind.FUND_DRAFT: a_draft,
    RuleKind.FUND_ROUND: a_round,
    RuleKind.FUND_ANSWER: an_award,
    RuleKind.PAYMENT: a_payment,
    RuleKind.STRANGER: a_text,
    RuleKind.NO_APPROVER: nobody_approves,
}
OVER = {
    RuleKind.IMPORT_WAITS: {"state": "dropped"},
    RuleKind.LIST_WAITS: {"state": "dropped"},
    RuleKind.PROPOSAL: {"state": "withdrawn"},
    RuleKind.SUGGESTION: {"state": "set_aside"},
    RuleKind.FUND_DRAFT: {"status": "withdrawn"},
    RuleKind.FUND_ROUND: {"status": "called_off"},
    RuleKind.FUND_ANSWER: {"status": "refused"},
    RuleKind.PAYMENT: {"state": "dropped"},
    RuleKind.STRANGER: {"done": "Rang back", "done_at": BEGAN},
    RuleKind.NO_APPROVER: {"is_open": False},
}


def open_now():
    return DeskReminder.objects.open()


@pytest.mark.parametrize("kind", DESK_KINDS)
class TestEveryDesk:
    def test_has_it_once_when_its_days_are_over_and_not_before(self, kind):
        subject, owner = MAKE[kind]()

        reminders.raise_reminders(at=BEGAN)
        before = open_now().count()
        reminders.raise_reminders(at=MONDAY)
        again = reminders.raise_reminders(at=MONDAY)

        assert before == (1 if DEFAULTS[kind].days == 0 else 0)
        assert open_now().get().subject_id == subject.pk
        assert (again.raised, again.ended) == (0, 0)
        assert [row.what for row in at_desk(actor=owner)] == [str(kind.label)]

    def test_has_it_no_more_once_somebody_acted_and_again_when_it_is_undone(self, kind):
        subject, _owner = MAKE[kind]()
        rows = type(subject)._base_manager.filter(pk=subject.pk)
        was = rows.values(*OVER[kind]).get()
        reminders.raise_reminders(at=MONDAY)

        rows.update(**OVER[kind])
        reminders.raise_reminders(at=MONDAY)
        between = open_now().count()
        rows.update(**was)
        reminders.raise_reminders(at=MONDAY)

        assert (between, open_now().count()) == (0, 1)

    def test_has_nothing_where_the_scheme_has_switched_it_off(self, kind):
        MAKE[kind]()
        ensure_rules()
        ReminderRule.objects.filter(kind=kind).update(is_on=False)

        reminders.raise_reminders(at=MONDAY)

        assert not open_now().exists()

    def test_is_told_by_one_message_that_counts_it(self, kind):
        _subject, owner = MAKE[kind]()
        reminders.raise_reminders(at=MONDAY)

        reminders.promise_messages(at=MONDAY)
        again = reminders.promise_messages(at=MONDAY)
        mine = ReminderMessage.objects.get(user_id=owner.user_id)
        promise = OutboxMessage.objects.get(subject_id=mine.pk)
        tell_reminders(mine.pk, message_id=promise.pk)

        sent = SentMessage.objects.get(user_id=owner.user_id)
        assert again == 0
        assert "1 thing on your list is due" in sent.body


class TestSharedDirectory:
    def test_goes_by_the_scheme_whose_rule_is_due_first_and_stands_there_once(self):
        suggested, keeper = a_suggestion()
        SchemeFactory()
        ensure_rules()
        rules = ReminderRule.objects.filter(kind=RuleKind.SUGGESTION)
        rules.update(days=300)
        soonest = rules.first()
        ReminderRule.objects.filter(pk=soonest.pk).update(days=5)

        reminders.raise_reminders(at=MONDAY)

        assert open_now().get().rule_id == soonest.pk
        assert len(at_desk(actor=keeper)) == 1
        assert suggested.state == "new"

    def test_an_edit_is_the_editors_once_nobody_signs_in_for_the_listing(self):
        proposal, own = a_proposal()
        keeper = editor()
        reminders.raise_reminders(at=MONDAY)
        before = len(at_desk(actor=keeper))

        Membership.objects.filter(user_id=own.user_id).update(ended_at=MONDAY)
        reminders.raise_reminders(at=MONDAY + timedelta(hours=1))

        assert before == 0
        assert len(at_desk(actor=keeper)) == 1
        assert at_desk(actor=own) == []
        assert open_now().get().subject_id == proposal.pk
