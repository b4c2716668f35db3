"""The import rules cover every room there is."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WIRING = {"management"}  # commands call whatever they set up


def layers() -> set[str]:
    """Return every module named in the first contract."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contract = config["tool"]["importlinter"]["contracts"][0]
    return {name.strip() for layer in contract["layers"] for name in layer.split("|")}


class TestKernelRooms:
    def test_each_have_a_place_in_the_layers(self):
        rooms = {p.parent.name for p in (ROOT / "spcore").glob("*/__init__.py")} - WIRING

        placed = {name.split(".")[1] for name in layers() if name.startswith("spcore.")}

        assert rooms - placed == set()
