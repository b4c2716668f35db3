"""Titles of pages: the frame says that something is wrong, once."""

from pathlib import Path

TEMPLATES = Path("templates")
FRAME = TEMPLATES / "layouts" / "base.html"


class TestTitles:
    def test_the_frame_alone_says_that_something_is_wrong(self):
        said = {path for path in TEMPLATES.rglob("*.html") if '"Error:"' in path.read_text()}

        assert said == {FRAME}
