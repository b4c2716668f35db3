"""Every state has an owner, a page and an overdue rule."""

import pytest
from django.urls import reverse

from linkworkers.models.reminder_kinds import DEFAULTS
from linkworkers.selectors.owners import ENDED_ONWARD, ENDED_REFERRAL, OF_ONWARD, OF_REFERRAL
from referrals import onward_states, states
from referrals.states import Move

MACHINES = [
    (states.Status, states.TRANSITIONS, OF_REFERRAL, ENDED_REFERRAL),
    (onward_states.Status, onward_states.TRANSITIONS, OF_ONWARD, ENDED_ONWARD),
]


@pytest.mark.parametrize(("statuses", "transitions", "owners", "ended"), MACHINES)
class TestOwners:
    def test_every_state_is_owned_or_over(self, statuses, transitions, owners, ended):
        assert set(owners) | set(ended) == set(statuses)
        assert not set(owners) & set(ended)

    def test_the_owner_is_the_one_the_machine_names(self, statuses, transitions, owners, ended):
        moves = {row.target: row.move for row in transitions.values()}
        expected = {status: moves[status] for status in owners if status in moves}

        assert {status: owners[status].whose for status in expected} == expected

    def test_each_is_on_a_page_and_has_a_rule_or_another_clock(
        self, statuses, transitions, owners, ended
    ):
        for owner in owners.values():
            assert reverse(owner.page)
            assert owner.whose != Move.NOBODY
            assert owner.rule in DEFAULTS or owner.clock
