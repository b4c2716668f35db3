"""Files and functions stay small enough to read (house.md, Sizes)."""

import ast
from pathlib import Path

from django.conf import settings

ROOMS = ("spcore", "providers", "referrals", "linkworkers", "evaluation")
FILE, FUNCTION, TEMPLATE = 300, 40, 120


def modules() -> list[Path]:
    paths = [path for room in ROOMS for path in (settings.BASE_DIR / room).rglob("*.py")]
    return [path for path in paths if "migrations" not in path.parts]


def length(node: ast.FunctionDef) -> int:
    """Return a function's lines without its docstring: words are not what makes code long."""
    words = ast.get_docstring(node, clean=False)
    return (node.end_lineno or 0) - node.lineno + 1 - (words.count("\n") + 1 if words else 0)


class TestSizes:
    def test_no_module_is_longer_than_300_lines(self):
        long = {str(p): n for p in modules() if (n := len(p.read_text().splitlines())) > FILE}

        assert long == {}

    def test_no_function_is_longer_than_40_lines(self):
        long = [
            (str(path), node.name, length(node))
            for path in modules()
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.FunctionDef) and length(node) > FUNCTION
        ]

        assert long == []

    def test_no_template_is_longer_than_120_lines(self):
        paths = list((settings.BASE_DIR / "templates").rglob("*.html"))
        long = {str(p): n for p in paths if (n := len(p.read_text().splitlines())) > TEMPLATE}

        assert len(paths) > 30
        assert long == {}

    def test_every_module_says_what_lives_in_it(self):
        silent = [
            str(path)
            for path in modules()
            if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text()))
        ]

        assert silent == []
