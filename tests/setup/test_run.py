"""`make run`: everything starts, survives, and is gone after Ctrl-C."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from spcore.processes import free_port

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 280  # seconds: most of it makes the tables, which a loaded machine does slowly
NOT_OURS = ("DATABASE_URL", "REDIS_URL", "DATABASE_ROLE", "DATABASE_LIMITS", "FRESH")


class Copy:
    """The service, running from a folder of its own on a port of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        """Keep its place; nothing starts yet."""
        self.folder = folder
        self.port = port
        self.output = folder / "output.txt"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        env = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        env |= {"RUN_DIR": str(self.folder), "PORT": str(self.port), "WITHOUT_DEMO": "1"}
        with self.output.open("wb") as output:
            command = [sys.executable, str(ROOT / "spcore" / "setup" / "run.py")]
            self.process = subprocess.Popen(command, env=env, stdout=output, stderr=output)
        wait_for(
            lambda: "Ready in" in self.said() or self.process.poll() is not None,
            seconds=STARTS_WITHIN,
        )

    def said(self) -> str:
        """Return what it printed."""
        return self.output.read_text()

    def answers(self) -> bool:
        """Tell whether its style sheet comes."""
        try:
            url = f"http://127.0.0.1:{self.port}/static/nhsuk/css/nhsuk.css"
            return urllib.request.urlopen(url, timeout=5).status == 200
        except OSError:
            return False

    def family(self) -> list[psutil.Process]:
        """Return every process it started, engines and workers included."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of manage.py as somebody in another terminal would."""
        env = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
        env["RUN_DIR"] = str(self.folder)
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, env=env, cwd=ROOT, capture_output=True, text=True, check=False
        )

    def stop(self, with_signal: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop and return its code."""
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        return self.process.wait(60)


def wait_for(condition: Callable[[], bool], *, seconds: float) -> None:
    """Wait until the condition holds, at most so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not condition():
        time.sleep(0.2)


def gone(family: list[psutil.Process]) -> bool:
    """Tell whether all of them have ended."""
    return not psutil.wait_procs(family, timeout=0)[1]


@pytest.fixture
def copy() -> Iterator[Copy]:
    """A copy of the service in a new folder; stopped and removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="sp-run-"))
    folder.chmod(0o711)
    copy = Copy(folder, free_port())
    yield copy
    if copy.process:
        copy.stop()
    shutil.rmtree(folder, ignore_errors=True)


class TestRun:
    def test_serves_restarts_what_dies_and_leaves_nothing_behind_and_starts_again(self, copy):
        # One folder for all of it: the first start in a new one makes the tables for a minute.
        copy.start()
        assert copy.answers(), copy.said()
        family = copy.family()
        _manage_py_finds_the_database_while_it_runs(copy)
        _a_second_start_in_the_same_folder_is_refused(copy)
        _web_is_restarted_when_it_dies(copy)
        family += copy.family()

        code = copy.stop(signal.SIGINT)

        assert code == 0
        wait_for(lambda: gone(family), seconds=10)  # orphans that were killed are yet to be reaped
        assert gone(family)
        assert "Everything has stopped" in copy.said()
        assert "System check" not in copy.said()
        _manage_py_says_that_it_has_none_afterwards(copy)
        _it_starts_again_after_it_was_killed(copy)

    def test_says_which_port_is_taken(self, copy):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", copy.port))
            listener.listen()
            copy.start()

        assert copy.process.wait(30) == 1
        assert f"Port {copy.port} is taken" in copy.said()
        assert not (copy.folder / "postgres").exists()

    @pytest.mark.parametrize("port", ["abc", "0", "65536"])
    def test_says_that_a_port_is_none(self, copy, port):
        copy.port = port

        copy.start()

        assert copy.process.wait(30) == 1
        assert copy.said() == f"PORT is {port!r}. Choose a number up to 65535: make run PORT=8010\n"


def _manage_py_finds_the_database_while_it_runs(copy: Copy) -> None:
    told = copy.manage("load_directory", "oruk", "spcore/demo/sample/services.json")

    assert "18 created" in told.stdout, told


def _manage_py_says_that_it_has_none_afterwards(copy: Copy) -> None:
    later = copy.manage("load_reference")

    assert (later.returncode, later.stderr) == (
        1,
        "DATABASE_URL is not set. Run `make run` beside this, or: postgres://user:word@host/db\n",
    )


def _a_second_start_in_the_same_folder_is_refused(copy: Copy) -> None:
    second = Copy(copy.folder, free_port())
    second.output = copy.folder / "second.txt"

    second.start()

    assert second.process.wait(30) == 1
    assert "This copy runs already" in second.said()


def _web_is_restarted_when_it_dies(copy: Copy) -> None:
    web = next(p for p in copy.family() if "gunicorn" in " ".join(p.cmdline()))

    web.kill()

    wait_for(lambda: "web stopped by itself" in copy.said(), seconds=120)
    wait_for(copy.answers, seconds=180)
    assert copy.answers(), copy.said()


def _it_starts_again_after_it_was_killed(copy: Copy) -> None:
    copy.start()
    family = copy.family()

    copy.stop(signal.SIGKILL)
    wait_for(lambda: gone(family), seconds=120)
    assert gone(family)
    copy.start()

    assert copy.answers(), copy.said()
    assert copy.stop(signal.SIGTERM) == 0
