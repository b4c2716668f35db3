"""The web process killed while a link worker records contacts (security.md E1)."""

import http.client
import os
import random
import threading
import time
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from linkworkers.models import Contact
from referrals.models import Referral, TimelineEntry
from spcore.accounts.models import User
from spcore.audit.models import AuditEntry
from spcore.processes import free_port
from tests.chaos.processes import BIN, Child, chaos_env
from tests.factories.referrals import World, small_world

KILLS = int(os.environ.get("CHAOS_KILLS", "4"))
TOKEN = "a" * 32  # what a browser's cookie and form would both hold

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(60 + 30 * KILLS),
]


class Recorder:
    """Posts contacts to the running service, and remembers which were acknowledged."""

    def __init__(self, port: int, world: World, referral: Referral) -> None:
        client = Client()
        user = User.objects.get(pk=world.worker.user_id)
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.port, self.path = port, f"/caseload/{referral.pk}/contacts/add/"
        self.headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session};"
            f" {settings.CSRF_COOKIE_NAME}={TOKEN}",
        }
        self.acknowledged: set[UUID] = set()

    def record(self) -> None:
        """Post one contact; a connection that breaks acknowledges nothing."""
        nonce = uuid4()
        form = {
            "csrfmiddlewaretoken": TOKEN,
            "nonce": str(nonce),
            "mode": "phone",
            "result": "no_answer",
            "happened_on_day": "20",
            "happened_on_month": "11",
            "happened_on_year": "2026",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("POST", self.path, urlencode(form), self.headers)
            if connection.getresponse().status == 302:
                self.acknowledged.add(nonce)
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()


def web_on(port: int, folder: Path) -> Child:
    command = [str(BIN / "gunicorn"), "spcore.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--no-control-socket", "--log-level", "error"]
    return Child(command, chaos_env(), folder / "web.log")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sign-in/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_it_answers(port: int) -> None:
    until = time.monotonic() + 30
    while not answers(port):
        assert time.monotonic() < until, "the web process did not come up"
        time.sleep(0.1)


class TestWebKilled:
    def test_keeps_what_it_acknowledged_and_writes_nothing_by_half(self, tmp_path):
        world = small_world()
        User.objects.update(is_demo=True)
        referral = world.referral(active=True)
        port, chance = free_port(), random.Random(8)
        web = web_on(port, tmp_path)
        try:
            for _ in range(KILLS):
                web.start()
                wait_until_it_answers(port)
                recorder = Recorder(port, world, referral)
                _record_until_killed(recorder, web, chance)
                self._check(referral, recorder)
        finally:
            web.kill()

    def _check(self, referral: Referral, recorder: Recorder) -> None:
        written = set(Contact.objects.filter(referral=referral).values_list("nonce", flat=True))
        assert recorder.acknowledged
        assert recorder.acknowledged <= written
        lines = TimelineEntry.objects.filter(referral=referral, kind="contact")
        entries = AuditEntry.objects.filter(label="contact", action="create")
        referral.refresh_from_db()
        assert len(written) == lines.count() == entries.count() == referral.attempts


def _record_until_killed(recorder: Recorder, web: Child, chance: random.Random) -> None:
    """Record one after another, and kill the web in the midst of it, seen from another thread."""
    recorder.record()  # however slow the machine, something is acknowledged before the kill
    killer = threading.Timer(chance.uniform(0.8, 2.0), web.kill)
    killer.start()
    while killer.is_alive():
        recorder.record()
    killer.join()
