"""What many timings amount to."""

import pytest

from spcore.bench.counting import megabytes_of
from spcore.bench.measuring import Counts, Measured, missed
from spcore.bench.operation import Gate, WrongAnswer, same
from spcore.bench.statistics import Summary, apart, is_quiet, percentile, summary_of
from spcore.bench.timing import FLOOR, FLOOR_AGAIN, QUICK, Timed, timed


def flat(seconds: float) -> Summary:
    return Summary(seconds, seconds, seconds, seconds)


def case_taking(ratio: float, *, noise: float = 1.0, **counts: object) -> Measured:
    done = {"queries": 4, "commits": 1, "calls": 900, "blocks": 9, "whole_tables": (), **counts}
    times = {"fast": flat(ratio), FLOOR: flat(1.0), FLOOR_AGAIN: flat(noise)}
    return Measured("a case", Counts(**done), Timed(times, noise - 1, 1), None)


class TestPercentile:
    def test_lies_between_neighbours(self):
        assert percentile([1.0, 2.0, 4.0], 0.5) == 2.0
        assert percentile([1.0, 2.0], 0.25) == 1.25
        assert percentile([7.0], 0.95) == 7.0

    def test_of_nothing_is_refused(self):
        with pytest.raises(ValueError, match="no samples"):
            percentile([], 0.5)


class TestSummary:
    def test_sorts_first(self):
        assert summary_of([5.0, 1.0, 3.0, 2.0, 4.0]) == Summary(1.0, 2.0, 3.0, 4.8)


class TestGuard:
    def test_a_tenth_apart_is_still_quiet(self):
        assert is_quiet(flat(1.0), flat(1.09))
        assert not is_quiet(flat(1.0), flat(1.12))
        assert apart(flat(1.5), flat(1.0)) == pytest.approx(0.5)


class TestTimed:
    def test_times_every_variant_and_the_floor_twice(self):
        called: list[str] = []
        variants = {"fast": lambda: called.append("fast"), FLOOR: lambda: called.append("floor")}

        result = timed(variants, effort=QUICK, seed=1)

        assert set(result.variants) == {"fast", FLOOR, FLOOR_AGAIN}
        assert called.count("floor") == 2 * called.count("fast")

    def test_the_ratio_is_of_minima(self):
        times = {"fast": Summary(4, 9, 9, 9), FLOOR: Summary(2, 3, 3, 3)}

        assert Timed(times, 0, 1).ratio("fast") == 2


class TestMissed:
    def test_says_every_counter_over_its_limit(self):
        gate = Gate(ratio=3, queries=3, calls=800, commits=1, seeks=True)

        found = missed(gate, case_taking(2.0, whole_tables=("referrals_referral",)))

        assert found == ["queries 4 of 3", "calls 900 of 800", "reads all of referrals_referral"]

    def test_holds_a_ratio_against_its_gate(self):
        assert missed(Gate(ratio=3), case_taking(3.5)) == ["ratio 3.5 of 3"]
        assert missed(Gate(ratio=3), case_taking(2.5)) == []

    def test_says_nothing_of_a_ratio_from_a_noisy_machine(self):
        assert missed(Gate(ratio=3), case_taking(3.5, noise=1.3)) == []

    def test_lets_a_ratio_go_where_so_few_milliseconds_are_enough(self):
        assert missed(Gate(ratio=3, milliseconds=4000), case_taking(3.5)) == []
        assert missed(Gate(ratio=3, milliseconds=3000), case_taking(3.5)) == ["ratio 3.5 of 3"]

    def test_says_how_much_memory_was_taken_over_its_limit(self):
        gate = Gate(megabytes=25)

        assert missed(gate, case_taking(1.0, megabytes=53.9)) == ["memory 54 of 25 MB"]
        assert missed(gate, case_taking(1.0, megabytes=12.0)) == []
        assert missed(gate, case_taking(1.0, megabytes=None)) == []


class TestMegabytes:
    def test_tells_what_a_call_held_at_its_height_though_it_let_go(self):
        assert 40 < (megabytes_of(lambda: len(b"x" * 50_000_000)) or 50) < 100
        assert (megabytes_of(lambda: None) or 0) < 10


class TestSame:
    def test_refuses_another_answer(self):
        same([1, 2], [1, 2], what="rows")
        with pytest.raises(WrongAnswer, match="rows"):
            same([2, 1], [1, 2], what="rows")
