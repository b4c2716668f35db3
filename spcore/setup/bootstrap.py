"""Make .venv, install the locked packages, build the assets; needs only Python from 3.11."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
UV = "uv==0.13.9"
LOCKS = {"run": ROOT / "requirements-run.txt", "dev": ROOT / "requirements-dev.txt"}


def say(text: str) -> None:
    """Print one plain line at once."""
    print(text, flush=True)


def stamp(kind: str) -> Path:
    """Return the file that remembers which lock of `kind` is installed."""
    return VENV / f".installed-{kind}"


def fingerprint(kind: str) -> str:
    """Return a hash of the lock of `kind`."""
    return hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()


def is_installed(kind: str) -> bool:
    """Tell whether .venv holds the locked packages; the dev lock holds the run lock too."""
    if not works():
        return False
    wanted = [kind, "dev"] if kind == "run" else [kind]
    return any(stamp(k).exists() and stamp(k).read_text() == fingerprint(k) for k in wanted)


def works() -> bool:
    """Tell whether .venv's Python answers; it does not after the system's Python moved."""
    python = BIN / "python"
    return python.exists() and not subprocess.run([python, "-c", ""], check=False).returncode


def make_venv() -> None:
    """Create .venv, and bring uv into it where it has a wheel."""
    if not works():
        shutil.rmtree(VENV, ignore_errors=True)
        done = subprocess.run([sys.executable, "-m", "venv", VENV], check=False)
        if done.returncode:
            raise SystemExit(
                "Python could not make a virtual environment."
                " On Debian and Ubuntu: apt-get install python3-venv"
            )
    if not (BIN / "uv").exists():
        command = [BIN / "python", "-m", "pip", "install", "-qq", "--only-binary", ":all:", UV]
        if subprocess.run(command, check=False).returncode:
            say("  uv has no wheel here; pip does the same, more slowly")


def install(kind: str) -> None:
    """Install the lock of `kind`, every file checked against its hash."""
    lock = str(LOCKS[kind])
    common = ["--require-hashes", "-r", lock]
    commands = [[str(BIN / "python"), "-m", "pip", "install", "--quiet", *common]]
    if (BIN / "uv").exists():
        quick = [str(BIN / "uv"), "pip", "install", "--quiet", "--python", str(BIN / "python")]
        commands.insert(0, [*quick, "--compile-bytecode", *common])
    for command in commands:
        if not subprocess.run(command, check=False, cwd=ROOT).returncode:
            stamp(kind).write_text(fingerprint(kind))
            return
    raise SystemExit("The locked packages could not be installed; the lines above say why.")


def prepare(kind: str) -> None:
    """Bring .venv and the assets to the state of the locks, one caller at a time."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / ".setup-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed(kind):
            began = time.monotonic()
            say(f"Installing the locked packages ({LOCKS[kind].name}) ...")
            make_venv()
            install(kind)
            say(f"  done in {time.monotonic() - began:.0f} s")
        subprocess.run(
            [BIN / "python", ROOT / "spcore" / "setup" / "assets.py"], check=True, cwd=ROOT
        )


def main() -> None:
    """Prepare what the first argument names: `run` or `dev`."""
    if sys.version_info < (3, 11):  # noqa: UP036  the caller may be any Python
        raise SystemExit("Python 3.11 or newer is needed: make PYTHON=python3.11 ...")
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        prepare(kind)
    except subprocess.CalledProcessError as error:
        raise SystemExit(error.returncode) from error


if __name__ == "__main__":
    main()
