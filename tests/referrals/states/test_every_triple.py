"""Every state, action and role on a row: what is illegal changes nothing and says why."""

import pytest

from referrals import policies, services, states
from referrals.models import Referral, Step, TimelineEntry
from referrals.states import Action, Outcome, Status
from spcore.accounts.actor import NOBODY, Actor
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import PRACTICE_ROLES, TEAM_ROLES, Role
from spcore.errors import DomainError, IllegalTransition, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, World, small_world

pytestmark = pytest.mark.django_db
SYSTEM = Actor(role=Role.SYSTEM)


def everybody(world: World) -> dict[str, Actor]:
    """Return somebody in each role, where it sees most of this world, and nobody at all."""
    gp = User.objects.get(pk=world.gp.user_id)
    found = {"nobody": NOBODY, Role.SYSTEM: SYSTEM}
    for role in Role:
        if role in PRACTICE_ROLES:
            found[role] = actor_in(role, world.practice)
        elif role == Role.OTHER_REFERRER:
            found[role] = actor_in(role, world.practice, gp)
        elif role in TEAM_ROLES:
            user = User.objects.get(pk=world.worker.user_id) if role == Role.LINK_WORKER else None
            found[role] = world.worker if user else actor_in(role, world.team)
        elif role == Role.PROVIDER:
            found[role] = actor_in(role, OrganisationFactory(kind=OrganisationKind.PROVIDER))
        elif role != Role.SYSTEM:
            found[role] = actor_in(role, world.scheme.organisation)
    return found


def row_in(world: World, status: Status) -> Referral:
    over = status in {Status.CLOSED, Status.WITHDRAWN}
    return world.referral(
        status=status,
        submitted_at=None if status == Status.DRAFT else NOON,
        closed_at=NOON if over else None,
        outcome=Outcome.GOALS_MET if status == Status.CLOSED else "",
        link_worker=User.objects.get(pk=world.worker.user_id) if status in states.IN_HAND else None,
    )


def picture(referral: Referral) -> tuple[object, ...]:
    """Return everything an action could have left behind."""
    return (
        Referral.objects.filter(pk=referral.pk).values().get(),
        Step.objects.count(),
        TimelineEntry.objects.count(),
        OutboxMessage.objects.count(),
    )


def attempt(action: Action, referral: Referral, actor: Actor) -> DomainError | None:
    try:
        services.take(action, referral_id=referral.pk, actor=actor, at=NOON, reason="Because")
    except DomainError as refusal:
        return refusal
    return None


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("action", Action)
def test_an_illegal_action_changes_nothing_and_says_why(status: Status, action: Action):
    world = small_world()
    referral = row_in(world, status)
    before = picture(referral)
    may_come_from = states.TRANSITIONS[action].sources
    people, tried = everybody(world), 0

    for role, actor in people.items():
        if role in policies.WHO_MAY[action] and status in may_come_from:
            continue
        refusal = attempt(action, referral, actor)

        assert isinstance(refusal, NotVisible | NotPermitted | IllegalTransition), (role, refusal)
        assert isinstance(refusal, NotVisible) or str(refusal).strip()
        assert picture(referral) == before, role
        tried += 1

    assert tried >= len(people) - len(policies.WHO_MAY[action])


def test_covers_every_role():
    assert set(everybody(small_world())) == {*Role, "nobody"}
