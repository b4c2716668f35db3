"""Run `bench` or `screenshots` on engines of their own, or on those the environment names."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from chromium import browser  # noqa: E402  after the path

from spcore import embedded  # noqa: E402

KEY = "only-for-this-run-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789"


def on_signal(_number: int, _frame: object) -> None:
    """Let `finally` run."""
    raise KeyboardInterrupt


def commands(name: str) -> list[list[str]]:
    """Return the management commands in order."""
    if name == "screenshots":
        return [["prepare", "--without-demo"], ["take_screenshots"]]
    scale = os.environ.get("SCALE")  # the bench makes and drops a database of its own
    return [["bench", *(["--scale", scale] if scale else [])]]


def environment(name: str, folder: Path) -> dict[str, str]:
    """Return what the commands read; the owner's rights and no time limits."""
    env = {**os.environ, "DEMO": "1", "SECRET_KEY": KEY, "RUN_DIR": str(folder)}
    env["DATABASE_LIMITS"] = env["WEB_WATCHES"] = "0"
    if name == "screenshots":
        env["CHROMIUM"] = browser()
        env.pop("DATABASE_URL", None)  # made-up people go into no server that somebody named
    return env


def run(name: str, env: dict[str, str]) -> int:
    """Run the commands, and return the code of the first that failed."""
    for command in commands(name):
        line = [sys.executable, "manage.py", *command]
        code = subprocess.run(line, cwd=ROOT, env=env, check=False).returncode
        if code:
            return code
    return 0


def main(name: str) -> int:
    """Start the engines, run it, stop them; return its code."""
    signal.signal(signal.SIGTERM, on_signal)
    folder = Path(tempfile.mkdtemp(prefix="sp-engines-"))
    folder.chmod(0o711)  # PostgreSQL started by root runs as another user
    env = environment(name, folder)
    engines = embedded.Engines(folder)
    try:
        if not (env.get("DATABASE_URL") and env.get("REDIS_URL")):
            addresses = engines.start()
            env |= {"DATABASE_URL": addresses.database_url, "REDIS_URL": addresses.redis_url}
        return run(name, env)
    except KeyboardInterrupt:
        return 130
    finally:
        engines.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
