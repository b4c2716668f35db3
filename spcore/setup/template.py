"""A migrated database for tests to copy: made once for the migrations there are, then kept."""

import contextlib
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from spcore.embedded import Engines

ROOT = Path(__file__).resolve().parents[2]
NAME = "sp_template"
KEPT = "test-cluster-"


def start_with_template(engines: Engines, env: dict[str, str]) -> dict[str, str]:
    """
    Start the engines with a migrated template in them, and return what the tests read of it.

    The whole cluster is kept in build/ under the fingerprint of what made it, without the engines'
    own state: the next run copies it instead of migrating for as long as it takes to make tea.
    """
    data, kept = engines.postgres.data, ROOT / "build" / f"{KEPT}{fingerprint()}"
    if kept.exists():
        data.parent.mkdir(parents=True, exist_ok=True)
        _copy(kept, data)
        addresses = engines.start()
    else:
        addresses = engines.start()
        make_template(addresses.database_url, env)
        engines.postgres.stop()
        _keep(data, kept)
        engines.postgres.start()
    return {
        "DATABASE_URL": addresses.database_url,
        "REDIS_URL": addresses.redis_url,
        "TEST_TEMPLATE": NAME,
    }


def make_template(database_url: str, env: dict[str, str], *, name: str = NAME) -> None:
    """Make a database of that name beside the given one, and migrate it."""
    beside = urlsplit(database_url)._replace(path="/postgres").geturl()
    connection = psycopg2.connect(beside)
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    wanted = {**env, "DATABASE_URL": urlsplit(database_url)._replace(path=f"/{name}").geturl()}
    wanted.setdefault("REDIS_URL", "redis://127.0.0.1:1/0")  # migrations need none
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(command, cwd=ROOT, env=wanted, check=True)


def fingerprint() -> str:
    """Return a hash of all that shapes a migrated database."""
    found = hashlib.sha256(sys.version.encode())
    own = sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("*/*/migrations/*.py"))
    for path in [*own, ROOT / "requirements-dev.txt", ROOT / "spcore" / "settings.py"]:
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _keep(data: Path, kept: Path) -> None:
    for old in kept.parent.glob(f"{KEPT}*"):
        shutil.rmtree(old, ignore_errors=True)
    half = kept.with_name(f"half-{kept.name}-{data.parent.name}")
    _copy(data, half)
    half.rename(kept)


def _copy(source: Path, target: Path) -> None:
    """Copy with owners and modes, which PostgreSQL insists on; Python's own copy keeps neither."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
