"""Whose move it is on a case: the one rule."""

import pytest

from referrals.states import Move, Status, case_move

NOTHING = {"is_due": False, "is_asked": False, "onward": ()}


class TestCaseMove:
    @pytest.mark.parametrize(
        ("status", "facts", "move"),
        [
            ("submitted", {}, "team"),
            ("submitted", {"is_asked": True}, "referrer"),
            ("paused", {"is_due": True, "onward": [Move.PROVIDER]}, "person"),
            ("closed", {"is_asked": True}, "nobody"),
            ("allocated", {"onward": [Move.PERSON]}, "worker"),
            ("active", {}, "worker"),
            ("active", {"onward": [Move.PERSON, Move.PROVIDER]}, "provider"),
            ("active", {"onward": [Move.PERSON]}, "person"),
            ("active", {"onward": [Move.PROVIDER, Move.WORKER]}, "worker"),
            ("active", {"is_asked": True, "onward": [Move.PROVIDER]}, "referrer"),
            ("active", {"is_due": True, "is_asked": True, "onward": [Move.PROVIDER]}, "worker"),
        ],
    )
    def test_names_who_must_act(self, status, facts, move):
        assert case_move(Status(status), **NOTHING | facts) == move
