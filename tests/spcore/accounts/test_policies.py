"""Who may grant which role where: every triple, and every act on a whole account."""

from uuid import uuid4

import pytest

from spcore.accounts import policies, services
from spcore.accounts.models import Invitation, Membership, OrganisationKind
from spcore.accounts.policies import Action
from spcore.accounts.roles import STAFF_ROLES, Role
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.accounts import MembershipFactory, UserFactory, actor_in
from tests.spcore.accounts.conftest import World

R, K = Role, OrganisationKind
HOME = {  # where each role works, for the actor
    R.REFERRER_CLINICIAN: K.PRACTICE,
    R.REFERRER_ADMIN: K.PRACTICE,
    R.OTHER_REFERRER: K.REFERRER,
    R.LINK_WORKER: K.TEAM,
    R.TEAM_ADMIN: K.TEAM,
    R.SUPERVISOR: K.TEAM,
    R.SAFEGUARDING_LEAD: K.TEAM,
    R.PROVIDER: K.PROVIDER,
    R.DIRECTORY_EDITOR: K.INFRASTRUCTURE,
    R.COMMISSIONER: K.ICB,
    R.PANEL_MEMBER: K.SCHEME,
    R.PRIVACY_OFFICER: K.SCHEME,
    R.SCHEME_ADMIN: K.SCHEME,
}
# Said again here, row by row, so that a slip in the table shows.
GRANTS = {
    (R.SCHEME_ADMIN, K.PRACTICE): {R.REFERRER_CLINICIAN, R.REFERRER_ADMIN},
    (R.SCHEME_ADMIN, K.PCN): {R.COMMISSIONER},
    (R.SCHEME_ADMIN, K.SUB_ICB): {R.COMMISSIONER},
    (R.SCHEME_ADMIN, K.ICB): {R.COMMISSIONER, R.PRIVACY_OFFICER, R.SAFEGUARDING_LEAD},
    (R.SCHEME_ADMIN, K.SCHEME): {
        R.SCHEME_ADMIN,
        R.PRIVACY_OFFICER,
        R.SAFEGUARDING_LEAD,
        R.DIRECTORY_EDITOR,
        R.PANEL_MEMBER,
    },
    (R.SCHEME_ADMIN, K.TEAM): {R.LINK_WORKER, R.TEAM_ADMIN, R.SUPERVISOR, R.SAFEGUARDING_LEAD},
    (R.SCHEME_ADMIN, K.PROVIDER): {R.PROVIDER},
    (R.SCHEME_ADMIN, K.REFERRER): {R.OTHER_REFERRER},
    (R.SCHEME_ADMIN, K.INFRASTRUCTURE): {R.DIRECTORY_EDITOR},
    (R.REFERRER_ADMIN, K.PRACTICE): {R.REFERRER_CLINICIAN, R.REFERRER_ADMIN},
    (R.SUPERVISOR, K.TEAM): {R.LINK_WORKER},
    (R.PROVIDER, K.PROVIDER): {R.PROVIDER},
}
SHARED = (K.PROVIDER, K.REFERRER, K.INFRASTRUCTURE)


def invitation_to(organisation, role):
    return services.NewInvitation(
        email="new@staff.example",
        name="Nia Rees",
        organisation_id=organisation.pk,
        role=role,
        nonce=uuid4(),
    )


@pytest.mark.parametrize("granter", sorted(STAFF_ROLES))
class TestGranting:
    def test_each_role_in_each_kind_of_organisation_within_reach(self, world: World, granter, now):
        actor = actor_in(granter, world.near[HOME[granter]])
        given = {}

        for kind, organisation in world.near.items():
            for role in Role:
                if _is_given(actor, organisation, role, now):
                    given.setdefault((granter, kind), set()).add(role)

        assert given == {key: roles for key, roles in GRANTS.items() if key[0] == granter}

    def test_nothing_in_organisations_beyond_reach(self, world: World, granter, now):
        actor = actor_in(granter, world.near[HOME[granter]])
        beyond = [
            organisation
            for kind, organisation in world.far.items()
            if not (granter == R.SCHEME_ADMIN and kind in SHARED)
        ]

        given = [
            (organisation.kind, role)
            for organisation in beyond
            for role in Role
            if _is_given(actor, organisation, role, now)
        ]

        assert given == []

    def test_the_same_holds_when_a_role_is_given_directly(self, world: World, granter, now):
        actor = actor_in(granter, world.near[HOME[granter]])
        given = {}

        for kind, organisation in {**world.far, **world.near}.items():
            colleague = MembershipFactory(organisation=organisation, role=R.PROVIDER).user
            for role in set(Role) - {R.PROVIDER}:
                try:
                    services.give_role(
                        actor=actor,
                        at=now,
                        user_id=colleague.pk,
                        organisation_id=organisation.pk,
                        role=role,
                    )
                except (NotPermitted, NotVisible):
                    continue
                given.setdefault((granter, kind), set()).add(role)

        expected = {
            key: roles - {R.PROVIDER}
            for key, roles in GRANTS.items()
            if key[0] == granter and roles != {R.PROVIDER}
        }
        assert given == expected


def _is_given(actor, organisation, role, now) -> bool:
    before = Invitation.objects.count()
    try:
        services.invite_colleague(actor=actor, at=now, new=invitation_to(organisation, role))
    except (NotPermitted, NotVisible):
        assert Invitation.objects.count() == before
        return False
    return True


class TestRoleTable:
    def test_gives_every_staff_role_a_kind_of_organisation(self):
        placed = {role for roles in policies.ROLES_OF_KIND.values() for role in roles}

        assert placed == STAFF_ROLES

    def test_lets_nobody_become_the_system(self):
        for by_role in policies.WHOM.values():
            for by_kind in by_role.values():
                assert all(R.SYSTEM not in roles for roles in by_kind.values())


WHOLE = (
    (Action.DISABLE, services.disable_colleague),
    (Action.ENABLE, services.enable_colleague),
    (Action.RESET_SECOND_FACTOR, services.reset_second_factor),
)


@pytest.mark.parametrize(("action", "service"), WHOLE)
class TestWholeAccount:
    @pytest.mark.parametrize("role", sorted(STAFF_ROLES))
    def test_is_within_reach_of_those_the_table_names(
        self, world: World, action, service, role, now
    ):
        actor = actor_in(role, world.near[HOME[role]])
        reached = set()

        for target in STAFF_ROLES:
            colleague = MembershipFactory(role=target, organisation=world.near[HOME[target]]).user
            try:
                service(actor=actor, at=now, user_id=colleague.pk)
            except (NotPermitted, NotVisible):
                continue
            reached.add(target)

        assert reached == _expected(action, role)

    def test_is_refused_for_somebody_who_also_works_elsewhere(
        self, world: World, action, service, now
    ):
        actor = actor_in(R.REFERRER_ADMIN, world.practice)
        colleague = MembershipFactory(organisation=world.practice).user
        MembershipFactory(user=colleague, organisation=world.provider, role=R.PROVIDER)

        with pytest.raises(NotPermitted):
            service(actor=actor, at=now, user_id=colleague.pk)

    def test_is_refused_for_an_administrator_of_the_scheme_who_also_works_there(
        self, world: World, action, service, now
    ):
        actor = actor_in(R.REFERRER_ADMIN, world.practice)
        colleague = MembershipFactory(organisation=world.practice).user
        MembershipFactory(user=colleague, organisation=world.scheme, role=R.SCHEME_ADMIN)

        with pytest.raises(NotPermitted):
            service(actor=actor, at=now, user_id=colleague.pk)

    def test_is_refused_for_oneself(self, world: World, action, service, now):
        actor = actor_in(R.SCHEME_ADMIN, world.scheme)
        actor_in(R.SCHEME_ADMIN, world.scheme)

        with pytest.raises(NotPermitted):
            service(actor=actor, at=now, user_id=actor.user_id)

    def test_is_a_missing_person_for_somebody_out_of_sight(
        self, world: World, action, service, now
    ):
        actor = actor_in(R.SCHEME_ADMIN, world.scheme)
        stranger = MembershipFactory(organisation=world.far[K.PRACTICE]).user

        with pytest.raises(NotVisible):
            service(actor=actor, at=now, user_id=stranger.pk)


def _expected(action: Action, role: Role) -> set[Role]:
    practice = {R.REFERRER_CLINICIAN, R.REFERRER_ADMIN}
    whole = {
        R.SCHEME_ADMIN: set(STAFF_ROLES),
        R.REFERRER_ADMIN: practice,
        R.PROVIDER: {R.PROVIDER},
    }
    if action == Action.RESET_SECOND_FACTOR:
        whole[R.SUPERVISOR] = {R.LINK_WORKER, R.TEAM_ADMIN, R.SUPERVISOR}
        whole[R.TEAM_ADMIN] = {R.LINK_WORKER, R.TEAM_ADMIN}
    return whole.get(role, set())


class TestEndRole:
    def test_ends_it_and_says_so(self, world: World, now):
        actor = actor_in(R.REFERRER_ADMIN, world.practice)
        membership = MembershipFactory(organisation=world.practice)

        services.end_role(actor=actor, at=now, membership_id=membership.pk)

        assert Membership.objects.get(pk=membership.pk).ended_at == now

    def test_is_not_for_a_supervisor_or_ones_own(self, world: World, now):
        supervisor = actor_in(R.SUPERVISOR, world.team)
        worker = MembershipFactory(organisation=world.team, role=R.LINK_WORKER)
        administrator = actor_in(R.REFERRER_ADMIN, world.practice)

        with pytest.raises(NotPermitted):
            services.end_role(actor=supervisor, at=now, membership_id=worker.pk)
        with pytest.raises(NotPermitted):
            services.end_role(
                actor=administrator, at=now, membership_id=administrator.membership_id
            )

    def test_is_a_missing_row_beyond_reach(self, world: World, now):
        actor = actor_in(R.REFERRER_ADMIN, world.practice)
        elsewhere = MembershipFactory(organisation=world.far[K.PRACTICE])

        with pytest.raises(NotVisible):
            services.end_role(actor=actor, at=now, membership_id=elsewhere.pk)


class TestLastAdministrator:
    def test_stays_whoever_asks(self, world: World, now):
        gone = actor_in(R.SCHEME_ADMIN, world.scheme)
        Membership.objects.filter(pk=gone.membership_id).update(ended_at=now)
        last = MembershipFactory(organisation=world.scheme, role=R.SCHEME_ADMIN)

        with pytest.raises(Conflict):
            services.end_role(actor=gone, at=now, membership_id=last.pk)
        with pytest.raises(Conflict):
            services.disable_colleague(actor=gone, at=now, user_id=last.user_id)

    def test_does_not_count_a_disabled_colleague(self, world: World, now):
        actor = actor_in(R.SCHEME_ADMIN, world.scheme)
        last = MembershipFactory(
            organisation=world.scheme, role=R.SCHEME_ADMIN, user=UserFactory(is_active=True)
        )
        services.disable_colleague(actor=actor, at=now, user_id=last.user_id)
        other = MembershipFactory(organisation=world.scheme, role=R.SCHEME_ADMIN)
        Membership.objects.filter(pk=actor.membership_id).update(ended_at=now)

        with pytest.raises(Conflict):
            services.end_role(actor=actor, at=now, membership_id=other.pk)
