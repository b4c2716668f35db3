"""SciPy stays out of the processes that serve pages."""

import subprocess
import sys


class TestLibrary:
    def test_nothing_loads_scipy_at_start(self):
        said = "import sys, spcore.wsgi, spcore.celery, evaluation.statistics;"
        said += "print([name for name in ('scipy', 'numpy') if name in sys.modules])"

        run = subprocess.run(
            [sys.executable, "-c", said], capture_output=True, text=True, check=True
        )

        assert run.stdout.strip().endswith("[]")
