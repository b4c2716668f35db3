"""Interfaces fuzzed and concerns tried for longer than a commit allows; prints what was reached."""

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


def main() -> int:
    """Run the fuzzing on engines of its own, and return 0 when nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report")
        env = os.environ | {"SOAK_REPORT": str(report), "ARGS": TESTS}
        env.setdefault("SOAK_EXAMPLES", EXAMPLES)
        env.setdefault("SOAK_TRIALS", TRIALS)
        command = [sys.executable, str(ROOT / "spcore" / "setup" / "test.py")]
        code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
        print(report.read_text() if report.exists() else "The fuzzing did not come to its end")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
