"""Every action and role, through `take()` on rows: who moves a referral, and that others do not."""

import pytest

from referrals import policies, services, states
from referrals.models import Referral
from referrals.states import Action, Outcome, Status
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import PRACTICE_ROLES, TEAM_ROLES, Role
from spcore.errors import Conflict, DomainError, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, small_world

pytestmark = pytest.mark.django_db
CHANGES = {
    Action.CLOSE: {"outcome": Outcome.GOALS_MET, "closed_at": NOON},
    Action.SUBMIT: {"submitted_at": NOON},
}


def source_of(action: Action) -> Status:
    """Return a status from which the action is possible, and which the team sees."""
    sources = states.TRANSITIONS[action].sources - {Status.DRAFT}
    return next(status for status in Status if status in sources)


def row_for(world, action: Action) -> Referral:
    """Return a referral from which the action is possible, with all it needs."""
    status = source_of(action)
    referral = world.referral(active=True)
    ConsentFactory(person=referral.person)
    if status == Status.CLOSED:
        services.close_referral(
            referral_id=referral.pk, actor=world.worker, at=NOON, outcome="other", reason="Over"
        )
    Referral.objects.filter(pk=referral.pk).update(status=status)
    return Referral.objects.get(pk=referral.pk)


def actor_as(world, role: Role):
    """Return somebody with the role where it sees most of this world."""
    known = {
        Role.REFERRER_CLINICIAN: world.gp,
        Role.LINK_WORKER: world.worker,
        Role.SUPERVISOR: world.supervisor,
    }
    if role in known:
        return known[role]
    if role in PRACTICE_ROLES:
        return actor_in(role, world.practice)
    if role == Role.OTHER_REFERRER:
        return actor_in(role, world.practice, User.objects.get(pk=world.gp.user_id))
    if role in TEAM_ROLES:
        return actor_in(role, world.team)
    return actor_in(role, world.scheme.organisation)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSTEM])
@pytest.mark.parametrize("action", Action)
class TestTakeByRole:
    def test_moves_the_referral_only_for_the_roles_that_may(self, action, role):
        world = small_world()
        referral = row_for(world, action)
        actor = actor_as(world, role)
        may = role in policies.WHO_MAY[action]

        try:
            services.take(
                action,
                referral_id=referral.pk,
                actor=actor,
                at=NOON,
                reason="Because",
                **CHANGES.get(action, {}),
            )
        except (NotPermitted, NotVisible):
            moved = False
        else:
            moved = True

        kept = Referral.objects.get(pk=referral.pk)
        target = states.TRANSITIONS[action].target
        assert moved is may
        assert kept.status == (target if may else source_of(action))
        assert kept.steps.filter(action=action, reason="Because").exists() is may


class TestTake:
    def test_tells_the_practice_of_an_acceptance_once(self):
        world = small_world()
        referral = world.referral(submitted=True)

        services.accept_referral(referral_id=referral.pk, actor=world.worker, at=NOON)

        told = OutboxMessage.objects.filter(topic="referral.accept", subject_id=referral.pk)
        assert told.filter(handler="referrals.handlers.tell_accepted").count() == 1

    def test_keeps_the_first_day_it_was_sent_when_it_is_sent_again(self):
        world = small_world()
        referral = world.referral(submitted=True)
        ConsentFactory(person=referral.person)
        services.return_referral(
            referral_id=referral.pk, actor=world.worker, at=NOON, reason="Which street?"
        )

        again = services.submit_referral(
            referral_id=referral.pk, actor=world.gp, at=NOON.replace(day=27)
        )

        assert again.submitted_at == NOON
        assert again.steps.get(action=Action.SUBMIT).taken_at.day == 27

    @pytest.mark.parametrize(
        "action", [a for a, row in states.TRANSITIONS.items() if row.needs_reason]
    )
    def test_asks_for_a_reason(self, action):
        world = small_world()
        referral = row_for(world, action)
        role = next(iter(policies.WHO_MAY[action] & {Role.REFERRER_CLINICIAN, Role.SUPERVISOR}))

        with pytest.raises(DomainError, match="Give the reason"):
            services.take(
                action, referral_id=referral.pk, actor=actor_as(world, role), at=NOON, reason=" "
            )

    def test_another_team_does_not_find_it(self):
        world = small_world()
        referral = world.referral(submitted=True)
        other = actor_in(Role.SUPERVISOR, OrganisationFactory(kind=OrganisationKind.TEAM))

        with pytest.raises(NotVisible):
            services.accept_referral(referral_id=referral.pk, actor=other, at=NOON)

    def test_a_refused_action_leaves_nothing_behind(self):
        world = small_world()
        referral = world.referral(active=True)
        services.raise_concern(
            new=services.NewConcern(kind="adult", what="Bruises"),
            referral_id=referral.pk,
            actor=world.worker,
            at=NOON,
        )
        before = OutboxMessage.objects.count()

        with pytest.raises(Conflict):
            services.withdraw_referral(
                referral_id=referral.pk, actor=world.gp, at=NOON, reason="Changed mind"
            )

        assert (referral.steps.count(), OutboxMessage.objects.count()) == (0, before)
