"""The tests, on engines of their own or on servers that the environment names."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import psycopg2  # noqa: E402  after the path
from chromium import browser  # noqa: E402
from letters import bring_libraries  # noqa: E402
from template import NAME, make_template, start_with_template  # noqa: E402

from spcore import embedded  # noqa: E402

# What the application under test reads; never a developer's .run/env.
FIXED = {
    "DEMO": "1",
    "WEB_WATCHES": "0",
    "SECRET_KEY": "only-for-tests-and-the-same-everywhere-0123456789-abcdefghij",
}
MOST_WORKERS = 8  # each has a database, a browser and connections of its own
FORGOTTEN = ("DATABASE_ROLE", "DATABASE_LIMITS", "PYTHONDONTWRITEBYTECODE", "PORT", "FRESH")


@contextlib.contextmanager
def servers(folder: Path, env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Give the addresses of the engines for one run, and clear up after it."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield from _named_servers(f"sp_tests_{os.getpid()}", env)
        return
    engines = embedded.Engines(folder, durable=False)
    try:
        yield start_with_template(engines, env)
    finally:
        engines.stop()


def _named_servers(database: str, env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Use the servers of the environment, in databases that are dropped afterwards."""
    url = urlsplit(os.environ["DATABASE_URL"])
    address = url._replace(path=f"/{database}").geturl()
    print(f"Using the servers of the environment, databases test_{database}...", flush=True)
    try:
        template = f"test_{database}_{NAME}"
        make_template(address, env, name=template)
        yield {
            "DATABASE_URL": address,
            "REDIS_URL": os.environ["REDIS_URL"],
            "TEST_TEMPLATE": template,
        }
    finally:
        _drop(url._replace(path="/postgres").geturl(), f"test_{database}")


def _drop(url: str, prefix: str) -> None:
    """Drop the databases whose names start so."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def pytest_command() -> list[str]:
    """
    Return the command: a worker more than there are cores, since each waits now and then for a
    browser or a killed process, and whoever is done takes over what waits for another; a report in
    build/; and what was asked for after it.
    """
    workers = min((os.cpu_count() or 1) + 1, MOST_WORKERS)
    command = [sys.executable, "-m", "pytest", "-n", str(workers), "-rs", "-q"]
    command += ["--dist", "worksteal"]
    command += ["--durations", "15", "--durations-min", "5"]
    command += ["--junitxml", str(ROOT / "build" / "test-results.xml")]
    return command + shlex.split(os.environ.get("ARGS", "")) + sys.argv[1:]


def on_signal(_number: int, _frame: object) -> None:
    """Let `finally` run."""
    raise KeyboardInterrupt


def main() -> int:
    """Run the tests and return pytest's code."""
    signal.signal(signal.SIGTERM, on_signal)
    folder = Path(tempfile.mkdtemp(prefix="sp-test-"))
    folder.chmod(0o711)  # PostgreSQL started by root runs as another user
    env = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
    env |= {**FIXED, "RUN_DIR": str(folder), "CHROMIUM": browser()}
    bring_libraries()
    (ROOT / "build").mkdir(exist_ok=True)
    try:
        with servers(folder, env) as addresses:
            command = pytest_command()
            return subprocess.run(command, cwd=ROOT, env=env | addresses, check=False).returncode
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
