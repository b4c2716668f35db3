"""The engines from wheels: durable, found again, and never left behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from spcore import processes
from spcore.embedded import LOCALE, Engines

pytestmark = pytest.mark.chaos

STARTS_AND_DIES = """
import os, signal, sys
from pathlib import Path
from spcore.embedded import Engines
engines = Engines(Path(sys.argv[1]))
engines.start()
print(engines.postgres.process.pid, engines.valkey.process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def engines_in() -> Iterator[Callable[..., Engines]]:
    """Make engines in a new folder (or a given one), and stop them afterwards."""
    made: list[Engines] = []
    folders: list[Path] = []

    def make(folder: Path | None = None, *, tied: bool = True) -> Engines:
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="sp-engines-"))
            folders.append(folder)
        made.append(Engines(folder, tied=tied))
        return made[-1]

    yield make
    for engines in made:
        engines.stop()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def ask(engines: Engines, query: str) -> str:
    """Run one statement as the owner and return the first value, if any."""
    connection = psycopg2.connect(engines.postgres.url())
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return str(cursor.fetchone()[0]) if cursor.description else ""
    finally:
        connection.close()


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended, a zombie counting as ended."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class TestEngines:
    def test_keep_what_was_acknowledged_through_a_kill(self, engines_in):
        engines = engines_in()
        addresses = engines.start()
        ask(engines, "CREATE TABLE kept (word text)")
        ask(engines, "INSERT INTO kept VALUES ('kept')")
        with redis.Redis.from_url(addresses.redis_url) as broker:
            broker.set("word", "kept")
            broker.execute_command("WAITAOF", 1, 0, 5000)

        engines.postgres.process.kill()
        engines.valkey.process.kill()
        engines.postgres.process.wait(10)
        engines.valkey.process.wait(10)
        revived = engines.revive()

        assert revived == ["postgres", "valkey"]
        assert ask(engines, "SELECT word FROM kept") == "kept"
        with redis.Redis.from_url(addresses.redis_url) as broker:
            assert broker.get("word") == b"kept"

    def test_run_with_the_settings_the_service_relies_on(self, engines_in):
        engines = engines_in()
        addresses = engines.start()

        shown = {
            name: ask(engines, f"SHOW {name}") for name in ("fsync", "jit", "listen_addresses")
        }

        assert shown == {"fsync": "on", "jit": "off", "listen_addresses": ""}
        ctype = "SELECT datctype FROM pg_database WHERE datname = current_database()"
        assert ask(engines, ctype) == LOCALE
        with redis.Redis.from_url(addresses.redis_url) as broker:
            assert broker.config_get("appendonly") == {"appendonly": "yes"}

    def test_are_found_again_by_the_next_start(self, engines_in):
        first = engines_in(tied=False)
        addresses = first.start()
        folder = first.postgres.data.parent

        second = engines_in(folder)
        again = second.start()

        assert again == addresses
        assert second.postgres.process.pid == first.postgres.process.pid
        assert second.valkey.process.pid == first.valkey.process.pid

    def test_start_although_the_note_of_a_crash_names_another_process(self, engines_in):
        engines = engines_in()
        engines.start()
        engines.postgres.process.kill()
        engines.postgres.process.wait(10)
        note = engines.postgres.data / "postmaster.pid"
        lines = note.read_text().split("\n")

        note.write_text("\n".join([str(os.getpid()), *lines[1:]]))
        engines.start()

        assert ask(engines, "SELECT 1") == "1"

    def test_of_two_folders_live_side_by_side(self, engines_in):
        one, other = engines_in(), engines_in()

        addresses = {one.start(), other.start()}
        ask(one, "CREATE TABLE only_here (n int)")

        assert len(addresses) == 2
        assert ask(other, "SELECT to_regclass('only_here')") == "None"

    @pytest.mark.skipif(sys.platform != "linux", reason="did not run: the tie is Linux's own")
    def test_end_with_the_process_that_started_them(self, engines_in):
        folder = engines_in().postgres.data.parent
        command = [sys.executable, "-c", STARTS_AND_DIES, str(folder)]

        starter = subprocess.run(command, capture_output=True, text=True, check=False)

        assert starter.returncode == -signal.SIGKILL
        pids = [int(pid) for pid in starter.stdout.split()]
        until = time.monotonic() + 20
        while time.monotonic() < until and not all(map(is_gone, pids)):
            time.sleep(0.1)
        assert len(pids) == 2
        assert all(map(is_gone, pids))


class TestFreePort:
    def test_gives_another_when_the_wanted_one_is_taken(self):
        taken = processes.free_port()
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", taken))
            listener.listen()

            assert processes.free_port(taken) != taken

        assert processes.free_port(taken) == taken
