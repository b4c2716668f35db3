"""The whole service on this machine: engines, web, relay, worker and beat, until Ctrl-C."""

import fcntl
import os
import secrets
import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402  after the path
from children import Child, clean_up_after_a_crash, say, stop_family  # noqa: E402

from spcore import embedded, processes  # noqa: E402

RUN = Path(os.environ.get("RUN_DIR") or ROOT / ".run").resolve()
LOGS = RUN / "logs"
SERVERS = RUN / "servers"
PROCESSES = RUN / "processes"
BIN = Path(sys.executable).parent
START_SECONDS = 90
LONGEST_LOG = 5_000_000  # bytes
ROLES = (
    "gp", "linkworker", "supervisor", "provider", "commissioner", "schemeadmin", "privacy",
    "practiceadmin", "otherreferrer", "teamadmin", "safeguarding", "directory", "panel",
)  # fmt: skip


class Stopped(BaseException):
    """Somebody asked us to stop."""


def on_signal(_number: int, _frame: FrameType | None) -> None:
    """Turn the first Ctrl-C or SIGTERM into an orderly stop, and ignore the others."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def write_keys() -> None:
    """Write .run/env once: the demo switch and this copy's own secret."""
    keys = RUN / "env"
    if not keys.exists():
        keys.touch(mode=0o600)
        keys.write_text(f"DEMO=1\nSECRET_KEY={secrets.token_urlsafe(50)}\n")


def port_asked_for() -> int:
    """Return PORT, or 8000. :raises SystemExit: when it is none."""
    asked = os.environ.get("PORT") or "8000"
    if asked.isdecimal() and 1 <= int(asked) <= 65535:
        return int(asked)
    raise SystemExit(f"PORT is {asked!r}. Choose a number up to 65535: make run PORT=8010")


def check_port(port: int) -> None:
    """Refuse a taken port before anything starts. :raises SystemExit:"""
    if processes.free_port(port) != port:
        raise SystemExit(f"Port {port} is taken by another program. Choose one: make run PORT=8010")


def start_over() -> None:
    """Forget the data of this copy, not its keys."""
    say("Starting over: the data in .run goes")
    for name in ("postgres", "valkey", "logs"):
        shutil.rmtree(RUN / name, ignore_errors=True)
    for name in ("demo-unfinished", "app-role", "audit-heads.jsonl", "beat.db*"):
        for path in RUN.glob(name):
            path.unlink()


class Service:
    """Everything `make run` starts, in the order it starts and the other way round to stop."""

    def __init__(self, port: int) -> None:
        """Plan the service on `port`; servers named in the environment are used as they are."""
        self.port = port
        named = {name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
        if len(named) == 1:
            raise SystemExit("Set both DATABASE_URL and REDIS_URL to use your servers, or neither.")
        self.own_engines = not named
        self.engines = embedded.Engines(RUN)
        self.env = {**os.environ, "SITE_ADDRESS": self.address, "RUN_DIR": str(RUN)}
        self.env.setdefault("MALLOC_ARENA_MAX", "1")  # one heap for all threads, as in Dockerfile
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.children: list[Child] = []

    @property
    def address(self) -> str:
        """Where the browser goes."""
        return f"http://127.0.0.1:{self.port}"

    def start_engines(self) -> None:
        """Start the engines, or say whose are used."""
        if not self.own_engines:
            say("Using the servers named by DATABASE_URL and REDIS_URL")
            return
        say("Starting PostgreSQL and Valkey, data in .run")
        addresses = self.engines.start()
        found = {"DATABASE_URL": addresses.database_url, "REDIS_URL": addresses.redis_url}
        self.env |= found
        # So that `manage.py` finds them from another terminal, while they run.
        SERVERS.unlink(missing_ok=True)
        SERVERS.touch(mode=0o600)
        SERVERS.write_text("".join(f"{name}={value}\n" for name, value in found.items()))

    def prepare(self) -> None:
        """Migrate and load, as the owner, without time limits. :raises SystemExit:"""
        say("Preparing the database")
        owner = {**self.env, "DATABASE_LIMITS": "0"}
        command = [sys.executable, "manage.py", "prepare"]
        command += ["--without-demo"] if os.environ.get("WITHOUT_DEMO") else []
        before = processes.dies_with_parent(signal.SIGTERM)
        step = psutil.Popen(command, cwd=ROOT, env=owner, preexec_fn=before)
        try:
            code = step.wait()
        except Stopped:
            stop_family(step)
            raise
        if code:
            raise SystemExit("The database could not be prepared; the lines above say why.")
        role = RUN / "app-role"
        if role.exists():
            self.env["DATABASE_ROLE"] = role.read_text()

    def plan(self) -> list[Child]:
        """Return the processes of the service."""
        celery = [str(BIN / "celery"), "-A", "spcore"]
        web = [str(BIN / "gunicorn"), "spcore.wsgi", "--worker-class", "gthread", "--workers", "2"]
        web += ["--threads", "4", "--bind", f"127.0.0.1:{self.port}", "--no-control-socket"]
        worker = [*celery, "worker", "--queues", "safety,normal", "--concurrency", "2"]
        worker += [
            "--loglevel",
            "INFO",
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
        ]
        beat = [*celery, "beat", "--schedule", str(RUN / "beat.db"), "--pidfile="]
        plan = {"web": web, "worker": worker, "beat": beat}
        if (ROOT / "spcore" / "outbox" / "management" / "commands" / "relay.py").exists():
            plan["relay"] = [sys.executable, "manage.py", "relay"]
        else:
            say("No relay yet: there is no relay command")
        return [Child(name, line, ROOT, LOGS / f"{name}.log") for name, line in plan.items()]

    def start_children(self) -> None:
        """Start the processes and wait until the first page answers. :raises SystemExit:"""
        LOGS.mkdir(exist_ok=True)
        for log in LOGS.glob("*.log"):
            if log.stat().st_size > LONGEST_LOG:
                log.unlink()
        say("Starting the web server, the relay, a worker and the clock")
        self.children = self.plan()
        for child in self.children:
            child.start(self.env, PROCESSES)
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if time.monotonic() > until or not processes.is_alive(self.children[0].process):
                lines = processes.last_lines(self.children[0].log)
                raise SystemExit(f"The web server did not start:\n{lines}")
            time.sleep(0.2)

    def answers(self) -> bool:
        """Tell whether a page answers; a plain refusal is an answer too."""
        try:
            urllib.request.urlopen(f"{self.address}/", timeout=5).close()  # noqa: S310
        except urllib.error.HTTPError as error:
            return error.code < 500
        except OSError:
            return False
        return True

    def watch(self) -> None:
        """Look after everything until somebody stops us, or the make that started us leaves."""
        parent = os.getppid()
        by_make = bool(os.environ.get("MAKELEVEL")) and processes.catches(parent, signal.SIGINT)
        while os.getppid() == parent:
            if by_make and not processes.catches(parent, signal.SIGINT):
                return  # make, interrupted alone, only waits for us: it no longer handles Ctrl-C
            if self.own_engines:
                for name in self.engines.revive():
                    say(f"{name} had stopped by itself and runs again")
            for child in self.children:
                child.look_after(self.env, PROCESSES)
            time.sleep(1)

    def stop(self) -> None:
        """Stop all of it: first who takes requests, last who keeps data."""
        say("Stopping")
        alive = [c.process for c in self.children if c.process and processes.is_alive(c.process)]
        for process in alive:
            process.terminate()
        for process in alive:
            stop_family(process)
        if self.own_engines:
            SERVERS.unlink(missing_ok=True)
            self.engines.stop()
        PROCESSES.unlink(missing_ok=True)
        say("Everything has stopped; the data stays in .run")

    def welcome(self, began: float) -> None:
        """Print the address and who can sign in."""
        say(f"\nReady in {time.monotonic() - began:.0f} s: {self.address}")
        say(f"Sign in at {self.address}/sign-in/ with one click as any of these (demo data only):")
        for role in ROLES:
            say(f"  {role}@demo.example")
        say("Logs are in .run/logs. Ctrl-C stops everything.\n")


def main() -> None:
    """Run until stopped."""
    began = time.monotonic()
    signal.signal(signal.SIGINT, on_signal)
    signal.signal(signal.SIGTERM, on_signal)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup means: stay
        signal.signal(signal.SIGHUP, on_signal)
    RUN.mkdir(exist_ok=True, mode=0o711)
    with (RUN / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit("This copy runs already. Stop it first (Ctrl-C there).") from None
        try:
            run(began)
        except Stopped:
            return


def run(began: float) -> None:
    """Start, watch and stop the service."""
    service = Service(port_asked_for())
    clean_up_after_a_crash(PROCESSES)
    check_port(service.port)
    if os.environ.get("FRESH") and not service.own_engines:
        raise SystemExit("FRESH=1 empties only the engines in .run, not the servers you named.")
    if service.own_engines and (os.environ.get("FRESH") or (RUN / "demo-unfinished").exists()):
        service.engines.stop()
        start_over()
    write_keys()
    try:
        service.start_engines()
        service.prepare()
        service.start_children()
        service.welcome(began)
        service.watch()
    except embedded.EngineError as error:
        raise SystemExit(str(error)) from None
    finally:
        service.stop()


if __name__ == "__main__":
    main()
