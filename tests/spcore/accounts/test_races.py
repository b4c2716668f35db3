"""Two people, or two clicks, at the same instant."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.utils import timezone

from spcore.accounts import services
from spcore.accounts.models import Membership, OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import (
    PASSWORD,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    actor_in,
)
from tests.racing import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


def accept(invitation_id: UUID) -> Callable[[], object]:
    return lambda: services.accept_invitation(
        invitation_id=invitation_id, name="Ines Marsh", password=PASSWORD, at=timezone.now()
    )


class TestAcceptInvitation:
    def test_makes_one_account_of_two_clicks(self):
        invitation = InvitationFactory()

        allowed = at_once(accept(invitation.pk), accept(invitation.pk))

        assert sorted(allowed) == [False, True]
        assert User.objects.count() == 1

    def test_makes_one_account_of_two_invitations_to_one_address(self):
        first = InvitationFactory(email="ines@staff.example")
        second = InvitationFactory(email="ines@staff.example")

        allowed = at_once(accept(first.pk), accept(second.pk))

        assert sorted(allowed) == [False, True]
        assert User.objects.count() == 1


class TestLastAdministrators:
    def test_cannot_end_each_others_role_at_once(self):
        scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
        one, two = actor_in(Role.SCHEME_ADMIN, scheme), actor_in(Role.SCHEME_ADMIN, scheme)

        def end(actor, other):
            return lambda: services.end_role(
                actor=actor, at=timezone.now(), membership_id=other.membership_id
            )

        allowed = at_once(end(one, two), end(two, one))

        assert sorted(allowed) == [False, True]
        assert Membership.objects.live().count() == 1


class TestGiveRole:
    def test_gives_it_once(self):
        scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
        actor = actor_in(Role.SCHEME_ADMIN, scheme)
        user = MembershipFactory(organisation=scheme, role=Role.PANEL_MEMBER).user

        def give():
            services.give_role(
                actor=actor,
                at=timezone.now(),
                user_id=user.pk,
                organisation_id=scheme.pk,
                role=Role.PRIVACY_OFFICER,
            )

        at_once(give, give, give)

        assert Membership.objects.filter(role=Role.PRIVACY_OFFICER).count() == 1
