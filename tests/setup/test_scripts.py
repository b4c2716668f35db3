"""Scripts are parsed before they land, and a parser that is missing is no "ok"."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def scripts():
    """Return the names of the check."""
    return runpy.run_path(str(ROOT / "spcore" / "setup" / "scripts.py"))


class TestScripts:
    def test_of_ours_can_all_be_read(self, scripts, capsys):
        assert scripts["main"]() == 0
        number = len(list((ROOT / "static").rglob("*.js")))
        assert f"{number} scripts parsed." in capsys.readouterr().out

    @pytest.mark.parametrize("content", ["export function a( {", "let a = 1;\nlet a = 2;"])
    def test_that_cannot_be_read_are_named_with_the_line(self, scripts, tmp_path, capsys, content):
        (tmp_path / "good.js").write_text("export const a = 1;")
        (tmp_path / "bad.js").write_text(content)

        assert scripts["main"](tmp_path) == 1
        assert f"{tmp_path}/bad.js:" in capsys.readouterr().out

    def test_must_be_there(self, scripts, tmp_path):
        assert scripts["main"](tmp_path) == 1

    def test_are_not_said_to_be_read_without_node(self, scripts, monkeypatch, capsys):
        monkeypatch.setitem(scripts["main"].__globals__, "node", lambda: "")

        assert scripts["main"]() == 1
        assert "no script was parsed" in capsys.readouterr().out
