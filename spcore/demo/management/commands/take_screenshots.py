"""`manage.py take_screenshots`: a picture of each role's pages, at two widths, for the README."""

import shutil
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.demo_accounts import DEMO_ACCOUNTS
from spcore.accounts.models import User
from spcore.accounts.roles import Role

WIDTHS = {"desktop": 1280, "phone": 390}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Command(BaseCommand):
    """Serve the demo on a free port, visit it as each role, and write what is seen."""

    help = "Write docs/screenshots. Needs Chromium and the packages of the tests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to write."""
        parser.add_argument("--to", type=Path, default=settings.BASE_DIR / "docs" / "screenshots")
        parser.add_argument(
            "--scale", type=float, default=0.5, help="of the demo, if none is there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take every picture, or say what is missing."""
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if not chromium:
            raise CommandError("There is no Chromium here: install it, then run this again.")
        if not User.objects.filter(is_demo=True).exists():
            call_command("load_demo", scale=options["scale"])
        options["to"].mkdir(parents=True, exist_ok=True)
        with served() as address:
            number = take_all(chromium, address, options["to"])
        self.stdout.write(f"{number} pictures in {options['to'].relative_to(settings.BASE_DIR)}")


@contextmanager
def served() -> Iterator[str]:
    """Serve the demo on a free port of this machine, and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "spcore.wsgi", "--no-control-socket"]
    command += ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=settings.BASE_DIR)  # noqa: S603  our own server
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/sign-in/")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(60):
        try:
            with urlopen(address, timeout=2):  # noqa: S310  an address of this machine
                return
        except OSError:
            time.sleep(0.5)
    raise CommandError("The server did not answer within 30 seconds.")


def pages_of(role: Role) -> dict[str, str]:
    """Return the addresses worth a picture for a role, by the name of the picture."""
    name = role.value.lower()
    pages = {name: "/start/"}
    if role == Role.LINK_WORKER:
        worker = User.objects.get(email="linkworker@demo.example")
        case = Referral.objects.filter(link_worker=worker, status=Status.ACTIVE)
        case_id = case.order_by("-first_contact_at", "pk").values_list("pk", flat=True).first()
        pages |= {
            f"{name}_case": f"/caseload/{case_id}/",
            f"{name}_directory": f"/directory/?for={case_id}",
        }
    if role == Role.REFERRER_CLINICIAN:
        pages |= {f"{name}_find": "/referrals/add/"}
    return pages


def take_all(chromium: str, address: str, folder: Path) -> int:
    """Visit each role's pages at each width, and return how many pictures there are."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only the tests install it

    # Asked before the browser starts: its loop and the database do not share a thread.
    plan = [(account.email, pages_of(account.role)) for account in DEMO_ACCOUNTS]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for email, pages in plan:
            for device, width in WIDTHS.items():
                context = browser.new_context(viewport={"width": width, "height": 900})
                page = context.new_page()
                page.goto(f"{address}/sign-in/")
                row = page.locator("li.app-list__row").filter(has_text=email)
                row.get_by_role("button").click()
                for name, path in pages.items():
                    _take(page, f"{address}{path}", folder / f"{name}_{device}.png")
                context.close()
        browser.close()
    return len(WIDTHS) * sum(len(pages) for _email, pages in plan)


def _take(page: Any, address: str, file: Path) -> None:
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise CommandError(f"{address} could not be shown.")
    page.screenshot(path=file)
