"""Proposed edits of listings."""

from dataclasses import replace

import pytest
from django.utils import timezone

from providers import handlers
from providers.models import ListingProposal, ListingVersion
from providers.services import edit_listing
from providers.services.proposals import Answer, decide_proposal, propose_edit
from providers.services.versions import details_of
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import MembershipFactory, OrganisationFactory, actor_in
from tests.providers.telling import choir

pytestmark = pytest.mark.django_db
YES = Answer(True)


@pytest.fixture
def proposal():
    """Give a new phone number that a link worker proposes."""
    service = choir()
    worker = actor_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))
    return proposed(worker, service)


def proposed(actor, service, **changes):
    details = replace(details_of(service), **changes or {"phone": "01632 960002"})
    return propose_edit(
        actor=actor, at=timezone.now(), service_id=service.pk, details=details, words="I rang"
    )


def decide(actor, proposal, answer=YES, version=None):
    version = proposal.service.version if version is None else version
    return decide_proposal(
        actor=actor, at=timezone.now(), proposal_id=proposal.pk, version=version, answer=answer
    )


def keeper_of(proposal):
    return actor_in(Role.PROVIDER, proposal.service.provider.organisation)


class TestProposing:
    def test_keeps_the_difference_and_leaves_the_listing_be(self, proposal):
        proposal.service.refresh_from_db()

        assert proposal.before == {"phone": "01632 960001"}
        assert proposal.after == {"phone": "01632 960002"}
        assert proposal.service.phone == "01632 960001"

    def test_white_space_and_order_are_no_difference(self):
        service = choir(needs=["money", "loneliness"])
        actor = actor_in(Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB))

        with pytest.raises(Invalid):
            proposed(
                actor,
                service,
                description="Sing \r\n together ",
                needs=["loneliness", "money"],
            )

    def test_the_same_twice_is_one(self, proposal):
        worker = replace(keeper_of(proposal), role=Role.LINK_WORKER, user_id=proposal.by_id)

        assert proposed(worker, proposal.service) == proposal
        assert OutboxMessage.objects.count() == 1

    @pytest.mark.parametrize("has_people", [True, False])
    def test_its_own_people_are_told_or_else_the_editors(self, proposal, settings, has_people):
        settings.NOTIFY_CHANNEL = "record"
        editor = MembershipFactory(role=Role.DIRECTORY_EDITOR)
        if has_people:
            own = MembershipFactory(
                role=Role.PROVIDER, organisation=proposal.service.provider.organisation
            )
        message = OutboxMessage.objects.get()

        handlers.tell_proposed(message.subject_id, message_id=message.pk)

        told = own if has_people else editor
        assert SentMessage.objects.get().recipient == told.user.email


class TestDeciding:
    @pytest.mark.parametrize("role", [Role.PROVIDER, Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN])
    def test_the_owner_or_the_scheme_takes_it_over(self, proposal, role, settings):
        settings.NOTIFY_CHANNEL = "record"
        place = proposal.service.provider.organisation
        if role != Role.PROVIDER:
            place = OrganisationFactory(kind=OrganisationKind.SCHEME)

        decided = decide(actor_in(role, place), proposal)
        message = OutboxMessage.objects.get(topic="proposal.decided")
        handlers.tell_decided(message.subject_id, message_id=message.pk)

        proposal.service.refresh_from_db()
        assert decided.state == "accepted"
        assert proposal.service.phone == "01632 960002"
        assert proposal.service.verified_on == timezone.localdate()
        assert ListingVersion.objects.get().said["phone"] == "01632 960001"
        assert SentMessage.objects.get().user_id == proposal.by_id

    def test_a_no_says_why_and_changes_nothing(self, proposal):
        with pytest.raises(Invalid):
            decide(keeper_of(proposal), proposal, Answer(False))

        decide(keeper_of(proposal), proposal, Answer(False, "That is my mobile"))

        proposal.refresh_from_db()
        assert (proposal.state, proposal.answer) == ("declined", "That is my mobile")
        assert proposal.service.version == 0

    def test_nobody_else_decides_or_sees_it(self, proposal):
        stranger = actor_in(Role.PROVIDER, choir(name="Other").provider.organisation)
        gp = actor_in(Role.REFERRER_CLINICIAN, OrganisationFactory(kind=OrganisationKind.PRACTICE))

        with pytest.raises(NotVisible):
            decide(stranger, proposal)
        with pytest.raises(NotPermitted):
            decide(gp, proposal)

    def test_a_listing_that_changed_meanwhile_is_looked_at_again(self, proposal):
        keeper, service = keeper_of(proposal), proposal.service
        edit_listing(
            actor=keeper,
            at=timezone.now(),
            service_id=service.pk,
            version=service.version,
            details=replace(details_of(service), phone="01632 960003"),
        )

        with pytest.raises(Conflict):
            decide(keeper, proposal, version=service.version)

    def test_is_answered_once(self, proposal):
        decide(keeper_of(proposal), proposal)

        with pytest.raises(Conflict):
            decide(keeper_of(proposal), proposal, version=1)
        assert ListingProposal.objects.get().state == "accepted"
