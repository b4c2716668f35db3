"""Headless Chromium for tests: no console error, no request to another host, and axe on demand."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

from spcore.accounts.models import User

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name is looked up: what would leave fails. (Routing each request turns the cache off.)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
EXPECT_MS, ACTION_MS = 20_000, 30_000  # a loaded machine is slow, which is not what tests look for
UNTIL_STILL = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  let before = "";
  while (before !== document.body.innerHTML) {
    before = document.body.innerHTML;
    for (let number = 0; number < 4; number += 1) await frame();
  }
}"""
VIOLATIONS = """async (rules) => {
  const { violations } = await axe.run({ resultTypes: ["violations"], ...rules });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((n) => n.html) }));
}"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass
class BrowserPage:
    """A Playwright page on the running site, and what went wrong on it so far."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    expected_statuses: set[int] = field(default_factory=set)
    other_sites: set[str] = field(default_factory=set)

    def open(self, path: str) -> Page:
        """Go to a path of the site and return the page."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def sign_in(self, user: User) -> None:
        """Give the browser a session of `user`, as if they had signed in."""
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def check(self, *, widths: tuple[dict[str, int], ...] = (DESKTOP, PHONE)) -> None:
        """Run axe and look for sideways scrolling on the present page, at each width."""
        self._settle()
        for size in widths:
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self._wait_for_layout()
            self._check_axe(size["width"])
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], f"{self.page.url} is {wide} px wide at {size['width']}"
        self.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]

    def _settle(self) -> None:
        """Wait until nothing is under way, so that axe never reads a page that is being left.

        A click answers before the page it leads to is there; without this a check could fail on
        the empty document between two pages, or pass on the one before.
        """
        self.page.wait_for_load_state("networkidle")
        self.page.locator("main").wait_for()

    def _wait_for_layout(self) -> None:
        """Wait until the menu has folded what no longer fits: it does so in the next frames."""
        self.page.evaluate(UNTIL_STILL)

    def _check_axe(self, width: int) -> None:
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(VIOLATIONS, RULES)
        report = [
            f"{violation['id']}: {violation['help']}: {html[:200]}"
            for violation in found
            for html in violation["nodes"]
        ]
        assert not report, f"axe on {self.page.url} at {width} px:\n" + "\n".join(report)

    def screenshot(self, name: str) -> Path:
        """Write a picture of the whole page to build/screenshots and return where."""
        path = Path("build/screenshots") / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=True)
        return path

    def watch(self) -> None:
        """Note console errors, page errors, and requests that would leave the machine."""
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.errors.append(f"page error: {error}"))
        self.page.context.on("request", self._note_request)

    def answer_for(self, site: str, *, body: str) -> None:
        """Let this test visit another site, which answers so whatever is asked."""
        self.other_sites.add(site)
        answer = partial(self._answer, body=body)
        self.page.context.route(lambda url: urlsplit(url).netloc == site, answer)

    @staticmethod
    def _answer(route: Route, *, body: str) -> None:
        route.fulfill(body=body, content_type="text/html")

    def _note_console(self, message: ConsoleMessage) -> None:
        expected = any(f"status of {status}" in message.text for status in self.expected_statuses)
        if message.type == "error" and not expected:
            self.errors.append(f"console: {message.text} ({message.location.get('url')})")

    def _note_request(self, request: Request) -> None:
        site = urlsplit(request.url).netloc
        if site not in {urlsplit(self.address).netloc, *self.other_sites}:
            self.errors.append(f"a request left for {request.url}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the run; without it the test says that it did not run."""
    if not CHROMIUM:
        pytest.skip("did not run: there is no Chromium on this machine")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread
    expect.set_options(timeout=EXPECT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browser_page(chromium: Browser, live_server: Any) -> Iterator[BrowserPage]:
    """A fresh page on the running site; fails on console errors and on requests elsewhere."""
    context = chromium.new_context(viewport=DESKTOP, locale="en-GB")  # type: ignore[arg-type]
    context.set_default_timeout(ACTION_MS)
    browser_page = BrowserPage(page=context.new_page(), address=live_server.url)
    browser_page.watch()
    yield browser_page
    with suppress(Error):  # no panel is still being fetched when the tables are emptied
        browser_page.page.wait_for_load_state("networkidle")
    context.close()
    assert not browser_page.errors, "\n".join(browser_page.errors)
