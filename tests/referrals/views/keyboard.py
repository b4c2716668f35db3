"""Somebody who uses a page by keyboard alone, and counts what they do."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

FARTHEST = 120  # stops on one page


@dataclass
class Keyboard:
    """
    Counts `interactions` (fields typed, boxes ticked, answers chosen, buttons pressed) and `stops`.

    A stop is a press of Tab, or of a link that skips, on the way to the next of them.
    """

    page: Page
    interactions: int = 0
    stops: int = 0

    def reach(self, control: Locator) -> None:
        """Go on by Tab until the control has the focus. Never a click, never backwards."""
        for _stop in range(FARTHEST):
            if control.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self.stops += 1
        raise AssertionError(f"no way by Tab to {control}")

    def skip(self, words: str) -> None:
        """Follow a link that leads past something; pressing it counts as a stop."""
        self.reach(self.page.get_by_role("link", name=words))
        self.page.keyboard.press("Enter")
        self.stops += 1

    def type(self, control: Locator, words: str) -> None:
        """Type into a box."""
        self.reach(control)
        self.page.keyboard.type(words)
        self.interactions += 1

    def tick(self, control: Locator) -> None:
        """Tick a box, or choose the first answer of a question."""
        self.reach(control)
        self.page.keyboard.press("Space")
        self.interactions += 1

    def activate(self, control: Locator | None = None) -> None:
        """Press Enter on a button, or where the focus is, and wait for the page it leads to."""
        if control is not None:
            self.reach(control)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.interactions += 1
