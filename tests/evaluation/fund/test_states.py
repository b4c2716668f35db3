"""The tables of the fund: every action from every state, by every role."""

from itertools import product

import pytest

from evaluation.fund import policies, states
from evaluation.fund.selectors.words import COLOURS
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import IllegalTransition, NotPermitted

TABLES = (
    (states.ROUND, states.RoundStatus, policies.WHO_MAY),
    (states.APPLICATION, states.ApplicationStatus, policies.WHO_MAY_APPLICATION),
    (states.AWARD, states.AwardStatus, policies.WHO_MAY_AWARD),
)


@pytest.mark.parametrize(("table", "status", "who_may"), TABLES)
class TestTables:
    def test_lead_somewhere_from_their_sources_and_nowhere_else(self, table, status, who_may):
        for action, here in product(table, status):
            if here in table[action].sources:
                assert states.target_of(table, action, here) in status
            else:
                with pytest.raises(IllegalTransition):
                    states.target_of(table, action, here)

    def test_refuse_every_role_that_is_not_named(self, table, status, who_may):
        assert set(who_may) == set(table)
        for action, role in product(table, Role):
            if role in who_may[action]:
                policies.check(Actor(role=role), action)
            else:
                with pytest.raises(NotPermitted):
                    policies.check(Actor(role=role), action)


def test_every_state_that_is_shown_has_a_colour():
    shown = {*states.RoundStatus, *states.ApplicationStatus, *states.AwardStatus}

    assert {str(one) for one in shown} - {str(one) for one in COLOURS} == set()
