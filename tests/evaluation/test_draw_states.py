"""The drawing of the state tables."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from evaluation.management.commands import draw_states


class TestDrawStates:
    def test_the_drawing_in_the_repository_is_what_the_tables_say(self):
        call_command("draw_states", "--check")

    def test_draws_every_transition_of_every_table(self):
        page = draw_states.document()

        assert "    draft --> submitted: submit\n" in page
        assert "    active --> closed: close*\n" in page
        assert "    waiting_list --> declined: decline*\n" in page
        assert "    closed --> [*]" not in page  # it can be reopened
        assert "    withdrawn --> [*]\n" in page
        assert "    judging --> decided: publish\n" in page
        assert "    offered --> refused: refuse*\n" in page

    def test_check_fails_when_they_differ(self, monkeypatch, settings, tmp_path: Path):
        page = tmp_path / "states.md"
        page.write_text("old", encoding="utf-8")
        monkeypatch.setattr(draw_states, "PATH", page)

        with pytest.raises(CommandError, match="run draw_states"):
            call_command("draw_states", "--check")

        assert page.read_text(encoding="utf-8") == "old"

    def test_writes_what_check_then_accepts(self, monkeypatch, settings, tmp_path: Path, capsys):
        settings.BASE_DIR = tmp_path
        monkeypatch.setattr(draw_states, "PATH", tmp_path / "states.md")

        call_command("draw_states")

        call_command("draw_states", "--check")
        assert capsys.readouterr().out == "wrote states.md\n"
