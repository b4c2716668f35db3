"""Whose accounts somebody may know about: every role against every kind of organisation."""

import pytest

from spcore.accounts import selectors
from spcore.accounts.actor import NOBODY, SYSTEM
from spcore.accounts.models import Invitation, Membership, Organisation, OrganisationKind, User
from spcore.accounts.roles import STAFF_ROLES, Role
from spcore.errors import NotVisible
from tests.factories.accounts import InvitationFactory, MembershipFactory, actor_in
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.test_policies import HOME, SHARED

K = OrganisationKind
OWN = {Role.REFERRER_ADMIN, Role.SUPERVISOR, Role.TEAM_ADMIN, Role.PROVIDER}
WHOLE = {Role.SCHEME_ADMIN, Role.PRIVACY_OFFICER}


def expected(role: Role, world: World) -> set[Organisation]:
    if role in OWN:
        return {world.near[HOME[role]]}
    if role in WHOLE:
        return set(world.near.values()) | {world.far[kind] for kind in SHARED}
    return set()


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
class TestManageableBy:
    def test_is_what_the_role_answers_for(self, world: World, role):
        actor = actor_in(role, world.near[HOME[role]])

        found = set(Organisation.objects.manageable_by(actor))

        assert found == expected(role, world)

    def test_decides_which_people_and_invitations_are_seen(self, world: World, role):
        rows = {
            organisation: (
                MembershipFactory(organisation=organisation),
                InvitationFactory(organisation=organisation),
            )
            for organisation in [*world.near.values(), *world.far.values()]
        }
        actor = actor_in(role, world.near[HOME[role]])
        seen = expected(role, world)

        for organisation, (membership, invitation) in rows.items():
            users = User.objects.visible_to(actor)
            assert users.filter(pk=membership.user_id).exists() is (organisation in seen)
            memberships = Membership.objects.visible_to(actor)
            assert memberships.filter(pk=membership.pk).exists() is (organisation in seen)
            invitations = Invitation.objects.visible_to(actor)
            assert invitations.filter(pk=invitation.pk).exists() is (organisation in seen)


class TestNobody:
    def test_sees_nothing_and_the_system_everything(self, world: World):
        assert not Organisation.objects.manageable_by(NOBODY).exists()
        assert Organisation.objects.manageable_by(SYSTEM).count() == 18


class TestColleagues:
    def test_come_by_name_a_page_at_a_time(self, world: World):
        for name in ("bea", "Abe", "Cid", "abe", "Dot"):
            row = MembershipFactory(organisation=world.practice)
            User.objects.filter(pk=row.user_id).update(name=name)
        actor = actor_in(Role.REFERRER_ADMIN, world.practice)
        User.objects.filter(pk=actor.user_id).update(name="Zoe")
        rows, seen, after = selectors.colleagues(actor=actor), [], None

        for _turn in range(3):
            page, after = selectors.page_of(rows, after=after, size=2)
            seen += [row.user.name.lower() for row in page]

        assert seen == ["abe", "abe", "bea", "cid", "dot", "zoe"]
        assert after is None

    def test_take_one_query_however_many(self, world: World, django_assert_num_queries):
        for _turn in range(5):
            MembershipFactory(organisation=world.practice)
        actor = actor_in(Role.REFERRER_ADMIN, world.practice)

        with django_assert_num_queries(1):
            rows = list(selectors.colleagues(actor=actor))
            assert [(row.user.name, row.organisation.name) for row in rows]

    def test_show_no_role_held_elsewhere(self, world: World):
        user = MembershipFactory(organisation=world.practice).user
        MembershipFactory(user=user, organisation=world.provider, role=Role.PROVIDER)
        actor = actor_in(Role.REFERRER_ADMIN, world.practice)

        account = selectors.account_of(actor=actor, user=user)

        assert [held.membership.role for held in account.roles] == [Role.REFERRER_CLINICIAN]
        assert account.allowed == {"GRANT"}


class TestOrganisationFor:
    def test_hides_what_is_closed_or_elsewhere(self, world: World):
        actor = actor_in(Role.SCHEME_ADMIN, world.scheme)
        Organisation.objects.filter(pk=world.pcn.pk).update(is_open=False)

        for hidden in (world.pcn, world.far[K.PRACTICE], world.far[K.SCHEME], world.far[K.TEAM]):
            with pytest.raises(NotVisible):
                selectors.organisation_for(actor=actor, organisation_id=hidden.pk)
