"""Everything a machine can judge without running the service; all of it runs, then the verdict."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PACKAGES = ("spcore", "providers", "referrals", "linkworkers", "evaluation")
TYPED = ("**/*states.py", "**/policies.py", "**/services/**/*.py", "**/selectors/**/*.py")
TYPED_ALSO = ("**/services.py", "**/selectors.py")
SEEN = 30  # lines of a failing step
# Values as production sets them; nothing here is a secret and no server is asked.
PRODUCTION = {
    "DEMO": "0",
    "SECRET_KEY": "a-stand-in-of-the-right-length-for-checks-0123456789-abcdefghijklm",
    "ALLOWED_HOSTS": "referrals.example.org",
    "SITE_ADDRESS": "https://referrals.example.org",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "RUN_DIR": str(ROOT / "build" / "check"),
}


def tool(name: str, *arguments: str) -> list[str]:
    """Return the command of a tool in .venv."""
    return [str(BIN / name), *arguments]


def manage(*arguments: str) -> list[str]:
    """Return a management command; a warning that no database answers is no news here."""
    return [sys.executable, "-W", "ignore::RuntimeWarning", "manage.py", *arguments]


def typed_files() -> list[str]:
    """Return the modules whose types are held: rules, services and selectors."""
    found = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for pattern in TYPED + TYPED_ALSO
        for path in (ROOT / package).glob(pattern)
    }
    return sorted(found)


def steps() -> dict[str, list[str]]:
    """Return the steps in the order of their speed."""
    compose = ("--builtin-schema", "vendor.compose-spec", "docker-compose.yml")
    plan = {
        "ruff": tool("ruff", "check", "."),
        "ruff format": tool("ruff", "format", "--check", "."),
        "scripts": [sys.executable, "spcore/setup/scripts.py"],
        "import rules": tool("lint-imports"),
        "compose file": tool("check-jsonschema", *compose),
        "templates": tool("djlint", "templates", "--lint", "--quiet"),
        "deployment": manage("check", "--deploy", "--fail-level", "WARNING"),
        "migrations": manage("makemigrations", "--check", "--dry-run"),
        "types": tool("mypy", *typed_files()),
    }
    if list(ROOT.glob("*/management/commands/draw_states.py")):
        plan["state diagrams"] = manage("draw_states", "--check")
    return plan


def main() -> int:
    """Run every step; return 1 when one failed."""
    env = {**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "spcore.settings"}
    failed = []
    for name, command in steps().items():
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env=env, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"{name:16} {verdict:6} {time.monotonic() - began:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print("\n".join(done.stdout.strip().splitlines()[-SEEN:]), flush=True)
    print(f"Failed: {', '.join(failed)}" if failed else "Nothing found.")
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
