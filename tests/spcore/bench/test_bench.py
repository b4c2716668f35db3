"""The whole measurement, at a size where it takes seconds."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from spcore.bench import references
from spcore.bench.management.commands import bench as command
from spcore.bench.operations import ABSENT, OPERATIONS, TRIALS
from spcore.bench.scales import SCALES, Scale

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.engine,
    pytest.mark.timeout(900),  # it measures everything once
]


def bench(out: Path, **options: object) -> list[dict]:
    call_command("bench", scale="tiny", quick=True, out=str(out), **options)
    return [json.loads(line) for line in out.read_text().splitlines()]


def own_databases() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'sp_bench_tiny%'")
        return [name for (name,) in cursor.fetchall()]


class TestBench:
    def test_writes_a_line_for_every_operation_and_leaves_nothing_behind(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ):
        name = connection.settings_dict["NAME"]

        lines = bench(tmp_path / "bench.json")

        wanted = [one.number for one in (*OPERATIONS, *TRIALS, *ABSENT)]
        assert [line["op"] for line in lines] == wanted
        assert {line["verdict"] for line in lines} <= {"pass", "MISS", "noisy", "not measured"}
        for line in lines[: len(OPERATIONS)]:
            assert line["cases"], line["op"]
            assert all(case["ratio"] > 0 for case in line["cases"])
        for line in lines[len(OPERATIONS) :][: len(TRIALS)]:
            assert line["figures"], line["op"]
            assert not [miss for miss in line["misses"] if "errors" in miss], line
        assert (tmp_path / "bench-history.jsonl").exists()
        # It kept off the database it was given, and dropped its own, which is known by its name:
        # another run may have one of its own at the same moment.
        assert connection.settings_dict["NAME"] == name
        used = re.findall(r"sp_bench_tiny_\w+", capfd.readouterr().err)
        assert used
        assert not set(used) & set(own_databases())
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM referrals_referral")
            assert cursor.fetchone() == (0,)

    def test_a_wrong_answer_stops_it_and_what_was_measured_before_is_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        true = references.caseload_of
        monkeypatch.setattr(references, "caseload_of", lambda who: true(who)[::-1])
        first, then = OPERATIONS[0], next(one for one in OPERATIONS if one.number == "14")
        monkeypatch.setattr(command, "OPERATIONS", (then, first))

        with pytest.raises(CommandError, match="caseload"):
            bench(tmp_path / "bench.json")

        [line] = map(json.loads, (tmp_path / "bench.json").read_text().splitlines())
        assert line["op"] == "14"
        said = capsys.readouterr()
        assert "outbox" in said.out
        assert not set(re.findall(r"sp_bench_tiny_\w+", said.err)) & set(own_databases())

    def test_is_not_begun_where_the_disk_is_too_full(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        huge = Scale("tiny", 400, 300, 120, 1, 1, 2_000, 10_000_000)
        monkeypatch.setitem(SCALES, "tiny", huge)

        with pytest.raises(CommandError, match="are free"):
            bench(tmp_path / "bench.json", only="1")

    def test_measures_again_in_a_database_that_was_kept(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ):
        out = tmp_path / "bench.json"
        bench(out, only="14", keep=True)
        [name] = set(re.findall(r"sp_bench_tiny_\w+", capfd.readouterr().err))

        try:
            [line] = bench(out, only="14", database=name)

            assert (line["op"], bool(line["cases"])) == ("14", True)
            said = capfd.readouterr().err
            assert "facts" not in said  # it is filled already
            assert name in own_databases()
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def test_fills_for_figures_alone_what_they_are_made_of(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ):
        few = Scale("tiny", 400, 300, 120, 1, 1, 0, 0.1, is_whole=False)
        monkeypatch.setitem(SCALES, "tiny", few)

        lines = bench(tmp_path / "bench.json", only="9,9f")

        assert [(line["op"], bool(line["cases"])) for line in lines] == [("9", True), ("9f", True)]
        said = capfd.readouterr().err.split()
        assert {"referrals", "evidence", "facts"} < set(said)
        assert not {"work", "trail"} & set(said)

    def test_writes_to_no_other_database(self, tmp_path: Path):
        for name in (connection.settings_dict["NAME"], "sp_bench_tiny_gone", "sp_bench_pcn_1"):
            with pytest.raises(CommandError, match="was not left"):
                bench(tmp_path / "bench.json", only="14", database=name)
