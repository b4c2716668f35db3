"""The NHS style sheet, made local."""

import re
import runpy
from pathlib import Path

import pytest

from spcore import checks

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def assets():
    """Return the names of the script that builds the assets."""
    return runpy.run_path(str(ROOT / "spcore" / "setup" / "assets.py"))


class TestLocalCss:
    def test_drops_remote_fonts_and_finds_icons_beside_it(self, assets):
        css = (
            "@font-face{font-family:X;src:url(https://assets.nhs.uk/x.woff2)}"
            'a{background:url("/assets/images/tick.svg")}/*# sourceMappingURL=x.map */'
        )

        assert assets["local_css"](css) == 'a{background:url("../images/tick.svg")}'

    @pytest.mark.parametrize(
        "left",
        [
            "url(https://elsewhere.example/a.png)",
            "url(/assets/x.svg)",
            "@import 'http://x.example'",
        ],
    )
    def test_would_be_refused_with_anything_remote_left(self, assets, left):
        assert assets["REMOTE"].search(f"a{{b:{left}}}")


class TestBuiltAssets:
    def test_ask_nothing_of_anybody_else(self):
        css = (ROOT / "build" / "assets" / "nhsuk" / "css" / "nhsuk.css").read_text()

        named = re.findall(r"url\([\"']?([^)\"']*)", css)

        assert named
        assert all(path.startswith("../images/") for path in named)
        folder = ROOT / "build" / "assets" / "nhsuk" / "css"
        assert all((folder / path).exists() for path in named)

    def test_are_missed_with_what_to_do(self, monkeypatch):
        monkeypatch.setattr(checks, "ASSETS", ROOT / "build" / "nowhere.css")

        (message,) = checks.assets_are_built()

        assert message.hint == "Run make assets."


class TestLocks:
    @pytest.mark.parametrize(
        "name", ["requirements-run.txt", "requirements-dev.txt", "package-lock.json", ".npmrc"]
    )
    def test_name_no_host(self, name):
        text = (ROOT / name).read_text()

        assert not re.search(r"https?://|--(extra-)?index-url|--find-links|registry=", text)
