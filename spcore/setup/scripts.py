"""Parses every script of ours as a browser would, as a module; none of them runs."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARSE = ("--check", "--input-type=module", "-")


def node() -> str:
    """Return the Node.js that Playwright brings, or the machine's own; empty without either."""
    found = find_spec("playwright")
    brought = Path(found.origin or "").parent / "driver" / "node" if found else Path()
    return str(brought) if brought.is_file() else shutil.which("node") or ""


def wrong(script: Path) -> str:
    """Return what cannot be read in a script, or nothing."""
    with script.open() as content:
        done = subprocess.run(
            [node(), *PARSE], check=False, stdin=content, capture_output=True, text=True
        )
    return done.stderr.replace("[stdin]", str(script)) if done.returncode else ""


def main(folder: Path = ROOT / "static") -> int:
    """Parse them all; return 1 when one is no script, none was found, or nothing can parse."""
    scripts = sorted(folder.rglob("*.js"))
    if not node():
        print("There is no Node.js here, so no script was parsed.")
        return 1
    problems = [problem for script in scripts if (problem := wrong(script))]
    print(*problems, f"{len(scripts)} scripts parsed.", sep="\n")
    return int(bool(problems) or not scripts)


if __name__ == "__main__":
    sys.exit(main())
