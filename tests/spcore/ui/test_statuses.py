"""Status tags against the state tables."""

import pytest

from referrals import onward_states, states
from spcore.ui import statuses


class TestStatusTags:
    def test_there_is_one_for_every_status_and_no_other(self):
        known = {str(status.value) for status in [*states.Status, *onward_states.Status]}

        assert set(statuses.TAGS) == known

    @pytest.mark.parametrize("status", [*states.Status, *onward_states.Status])
    def test_says_what_the_state_table_says(self, status):
        assert f">{status.label}</strong>" in statuses.status_html(status)
        assert statuses.status_html(status) == statuses.status_html(status.value)

    def test_an_unknown_status_is_an_error_never_nothing(self):
        with pytest.raises(KeyError):
            statuses.status_html("vanished")
