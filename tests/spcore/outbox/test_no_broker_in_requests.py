"""No request ever speaks with the broker: a hung one would hold the page for minutes."""

import ast
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from spcore.outbox.models import OutboxMessage
from spcore.outbox.publishing import publish
from tests.brokers import hung_broker

APPS = ("spcore", "providers", "referrals", "linkworkers", "evaluation")
BROKER = {"celery", "kombu", "redis", "valkey"}
# What runs beside the web: tasks, the relay, Celery's own wiring, the engines.
BESIDE_THE_WEB = {
    "spcore/celery.py",
    "spcore/embedded.py",
    "spcore/outbox/beat.py",
    "spcore/outbox/broker.py",
    "spcore/outbox/relay.py",
    "spcore/setup/answers.py",
}


def web_modules() -> Iterator[Path]:
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            name = path.relative_to(settings.BASE_DIR).as_posix()
            beside = path.name == "tasks.py" or "management" in path.parts or "tasks" in path.parts
            if not beside and name not in BESIDE_THE_WEB:
                yield path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


class TestModules:
    def test_none_the_web_loads_imports_the_broker_or_a_task(self):
        found = {
            path.relative_to(settings.BASE_DIR).as_posix(): name
            for path in web_modules()
            for name in imported(path)
            if name.split(".")[0] in BROKER or "tasks" in name.split(".")
        }

        assert found == {}

    def test_the_web_process_never_loads_celery(self):
        look = (
            "import sys, spcore.wsgi\n"
            "from django.urls import get_resolver\n"
            "get_resolver().url_patterns\n"
            f"sys.exit(', '.join({BROKER} & {{name.split('.')[0] for name in sys.modules}}) or 0)"
        )

        done = subprocess.run(
            [sys.executable, "-c", look],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )

        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.engine
@pytest.mark.django_db
class TestHungBroker:
    def test_promises_and_pages_take_no_longer(self, client, settings, subscribe):
        subscribe("news")

        def cost() -> float:
            started = time.perf_counter()
            with transaction.atomic():
                publish(topic="news", subject_id=uuid4(), at=timezone.now())
            client.get(reverse("spcore:health"))
            client.get(reverse("spcore:home"))
            return time.perf_counter() - started

        cost()
        usual = min(cost() for _time in range(3))
        with hung_broker() as address:
            settings.CELERY_BROKER_URL = address
            hung = min(cost() for _time in range(3))

        assert hung < 2 * usual + 0.2
        assert OutboxMessage.objects.count() == 7
