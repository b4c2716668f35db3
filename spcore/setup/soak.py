"""
Interfaces fuzzed, concerns tried and processes killed for longer than a commit allows.

It prints what was reached: about ten thousand requests, 1,000 concerns under chance, and the web,
worker, broker, relay and sweeps killed 50 to 200 times under 2,000 messages and reminders.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = "900"  # of each operation: about ten thousand requests in all
TRIALS = "1000"  # of concerns under chance
TESTS = (
    "tests/referrals/api/test_openapi.py tests/referrals/services/test_concern_trials.py"
    " -k 'Fuzz or Trials' -n 0 -o timeout=3600"
)
KILLS = "tests/chaos -n 0 -o timeout=3600"
SIZES = {"CHAOS": "soak", "CHAOS_KILLS": "200"}  # 2,000 messages; the web is killed this often


def main() -> int:
    """Run each part on engines of its own, and return 0 when nothing was found."""
    fuzzed = fuzz()
    print("Killing processes under load: an hour or so...", flush=True)
    killed = run(KILLS, SIZES | os.environ)
    return fuzzed or killed


def run(tests: str, env: dict[str, str]) -> int:
    """Run these tests, and return 0 when all pass."""
    command = [sys.executable, str(ROOT / "spcore" / "setup" / "test.py")]
    return subprocess.run(command, cwd=ROOT, env=env | {"ARGS": tests}, check=False).returncode


def fuzz() -> int:
    """Fuzz and try, print what was reached, and return 0 when nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report")
        env = os.environ | {"SOAK_REPORT": str(report)}
        env.setdefault("SOAK_EXAMPLES", EXAMPLES)
        env.setdefault("SOAK_TRIALS", TRIALS)
        code = run(TESTS, env)
        print(report.read_text() if report.exists() else "The fuzzing did not come to its end")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
