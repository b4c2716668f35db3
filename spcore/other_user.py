"""PostgreSQL refuses to run as root: the user it runs as instead, and what that user may read."""

import pwd
import subprocess
from pathlib import Path

OTHERS_READ, OTHERS_WALK, OWNER_RUNS = 0o004, 0o001, 0o100


def ensure(name: str) -> None:
    """Add the system user, if it is not there."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        subprocess.run(["useradd", "--system", name], check=True)  # noqa: S603, S607


def group_of(name: str | None) -> int | None:
    """Return the user's group; nobody has none."""
    return pwd.getpwnam(name).pw_gid if name else None


def let_through(folder: Path) -> None:
    """Let others walk (not look) through the folders above `folder`."""
    for parent in folder.parents:
        _allow(parent, OTHERS_WALK)


def let_read(folder: Path) -> None:
    """Let others read what lies in `folder`, its programs included."""
    let_through(folder)
    for path in (folder, *folder.rglob("*")):
        runs = path.stat().st_mode & OWNER_RUNS
        _allow(path, OTHERS_READ | (OTHERS_WALK if runs else 0))


def _allow(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(mode | bits)
