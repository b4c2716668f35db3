"""A gunicorn of our own on this machine, and visitors who keep their connection."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from spcore.bench.calling import HERE, PageFailed, SignedIn

STARTS_WITHIN = 60  # seconds
_running: list[tuple[subprocess.Popen[bytes], int, int]] = []
_open: list[http.client.HTTPConnection] = []


def served(*, workers: int = 1) -> int:
    """Start the server unless one of so many workers runs; return its port. `stop` ends it."""
    if _running and _running[0][2] != workers:
        stop()
    if not _running:
        port = _free_port()
        _running.append((_started(port, workers), port, workers))
        _wait_for(port)
    return _running[0][1]


def workers_of() -> list[int]:
    """Return the processes that answer, below the one that watches them."""
    found = []
    for process, _port, _workers in _running:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        found += map(int, children.read_text().split())
    return found


def stop() -> None:
    """End the server, if it runs, and the visits to it."""
    while _open:
        _open.pop().close()
    while _running:
        process, _port, _workers = _running.pop()
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
            continue
        process.kill()
        process.wait()


def _started(port: int, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "gunicorn", "spcore.bench.answering:application"]
    command += ["--bind", f"{HERE}:{port}", "--worker-class", "gthread", "--threads", "4"]
    command += ["--workers", str(workers)]
    command += ["--keep-alive", "75", "--log-level", "error"]
    env = {**os.environ, "DATABASE_URL": _address(), "SECURE_SSL_REDIRECT": "0"}
    env |= {"MALLOC_ARENA_MAX": "1"}  # as Dockerfile and `make run` have it
    env |= {"SECRET_KEY": settings.SECRET_KEY, "DJANGO_SETTINGS_MODULE": "spcore.settings"}
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=env)  # noqa: S603 our own words


def _address() -> str:
    """Return the address of the database Django is pointed at now."""
    at = connection.settings_dict
    password = f":{quote(str(at['PASSWORD']), safe='')}" if at["PASSWORD"] else ""
    port = f":{at['PORT']}" if at["PORT"] else ""
    host = quote(str(at["HOST"]), safe="")
    return f"postgres://{quote(str(at['USER']), safe='')}{password}@{host}{port}/{at['NAME']}"


def _free_port() -> int:
    with socket.socket() as door:
        door.bind((HERE, 0))
        return int(door.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((HERE, port), timeout=1):
            return
        time.sleep(0.1)
    raise PageFailed("the server did not start")


class Visitor:
    """Asks for pages over one connection; signed in where `who` is given."""

    def __init__(self, port: int, who: SignedIn | None) -> None:
        self._connection = http.client.HTTPConnection(HERE, port, timeout=30)
        _open.append(self._connection)
        self.become(who)

    def become(self, who: SignedIn | None) -> None:
        """Ask as somebody else from now on."""
        cookie = f"{settings.SESSION_COOKIE_NAME}={who.session_key}" if who else ""
        self._headers = {"Cookie": cookie} if who else {}

    def get(self, address: str) -> bytes:
        """Return the page's bytes. :raises PageFailed: when it is not there."""
        self._connection.request("GET", address, headers=self._headers)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != http.client.OK:
            raise PageFailed(f"{address}: {response.status}")
        return body
