"""Every state, action and role, against both tables; and the tables against what was agreed."""

import pytest

from referrals import onward_states, policies, states
from referrals.models import OnwardReferral, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import IllegalTransition, NotPermitted

# As domain.md draws it: from where, by what, to where.
AGREED = """
draft submit submitted | returned submit submitted | submitted return returned
submitted redirect redirected | submitted accept accepted | accepted queue waiting
allocated queue waiting | submitted take_back draft
accepted allocate allocated | waiting allocate allocated | allocated allocate allocated
allocated start active | active unstart allocated | active pause paused | paused resume active
accepted close closed | waiting close closed | allocated close closed | active close closed
paused close closed | closed reopen allocated | withdrawn reopen allocated
accepted undecide submitted | waiting undecide submitted
returned undecide submitted | redirected undecide submitted
withdrawn restore submitted | entered_in_error restore submitted
"""
AGREED_ONWARD = """
offered choose chosen | offered send sent | chosen send sent | sent see seen
sent accept accepted | seen accept accepted | waiting_list accept accepted
sent put_on_list waiting_list | seen put_on_list waiting_list
sent decline declined | seen decline declined | waiting_list decline declined
sent expire expired | seen expire expired
accepted book booked | did_not_attend book booked
chosen start started | accepted start started | booked start started
did_not_attend start started
accepted end ended | booked end ended | started end ended | did_not_attend end ended
accepted miss did_not_attend | booked miss did_not_attend
started take_back accepted | did_not_attend take_back accepted
sent pass_on passed_on | seen pass_on passed_on | waiting_list pass_on passed_on
"""
ROLES = (*Role, None)  # somebody without a role takes nothing
OPEN_ENDS = {"withdraw": "withdrawn", "mark_in_error": "entered_in_error"}


def edges(agreed: str) -> set[tuple[str, ...]]:
    lines = agreed.replace("\n", "|").split("|")
    return {tuple(line.split()) for line in lines if line.strip()}


def drawn(transitions) -> set[tuple[str, ...]]:
    return {
        (source.value, action.value, row.target.value)
        for action, row in transitions.items()
        for source in row.sources
    }


class TestReferralTable:
    def test_leads_where_was_agreed(self):
        ends = {(s.value, a, t) for s in states.OPEN for a, t in OPEN_ENDS.items()}
        ends.add(("draft", "mark_in_error", "entered_in_error"))

        assert drawn(states.TRANSITIONS) == edges(AGREED) | ends

    def test_covers_every_action(self):
        assert set(states.TRANSITIONS) == set(states.Action) == set(policies.WHO_MAY)

    def test_asks_a_reason_for_what_ends_or_turns_back(self):
        asked = {action.value for action, row in states.TRANSITIONS.items() if row.needs_reason}

        assert asked == {
            *("return", "redirect", "pause", "close", "reopen", "withdraw", "mark_in_error"),
        }


class TestOnwardTable:
    def test_leads_where_was_agreed(self):
        ends = {(s.value, "withdraw", "withdrawn") for s in onward_states.OPEN}

        assert drawn(onward_states.TRANSITIONS) == edges(AGREED_ONWARD) | ends

    def test_covers_every_action(self):
        covered = set(onward_states.TRANSITIONS)

        assert covered == set(onward_states.Action) == set(policies.WHO_MAY_ONWARD)


def answer(check, actor: Actor, action, row) -> type[Exception] | None:
    """Return the refusal, or nothing where the action may be taken."""
    try:
        check(actor, action, row)
    except (NotPermitted, IllegalTransition) as refusal:
        return type(refusal)
    return None


def wanted(role: Role, may, sources, status) -> type[Exception] | None:
    if role not in may:
        return NotPermitted
    return None if status in sources else IllegalTransition


@pytest.mark.parametrize("status", states.Status)
@pytest.mark.parametrize("action", states.Action)
class TestReferralTriples:
    def test_are_permitted_exactly_where_both_tables_say_so(self, status, action):
        referral = Referral(status=status)
        may, sources = policies.WHO_MAY[action], states.TRANSITIONS[action].sources

        answers = {r: answer(policies.check, Actor(role=r), action, referral) for r in ROLES}
        offered = {r for r in ROLES if action.name in policies.allowed(Actor(role=r), referral)}

        assert answers == {role: wanted(role, may, sources, status) for role in ROLES}
        assert offered == {role for role, refusal in answers.items() if refusal is None}


@pytest.mark.parametrize("status", onward_states.Status)
@pytest.mark.parametrize("action", onward_states.Action)
class TestOnwardTriples:
    def test_are_permitted_exactly_where_both_tables_say_so(self, status, action):
        onward = OnwardReferral(status=status)
        may, sources = (
            policies.WHO_MAY_ONWARD[action],
            onward_states.TRANSITIONS[action].sources,
        )

        answers = {r: answer(policies.check_onward, Actor(role=r), action, onward) for r in ROLES}
        offered = {
            r for r in ROLES if action.name in policies.allowed_onward(Actor(role=r), onward)
        }

        assert answers == {role: wanted(role, may, sources, status) for role in ROLES}
        assert offered == {role for role, refusal in answers.items() if refusal is None}
