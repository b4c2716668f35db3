"""What a worker does before its first page."""

import subprocess
import sys

from django.conf import settings

SHOWN = """
import gc, sys
import spcore.wsgi
print(gc.get_freeze_count() > 100_000, "linkworkers.views.case_detail" in sys.modules)
"""


class TestSettle:
    def test_loads_every_address_and_leaves_it_out_of_searches_for_garbage(self):
        found = subprocess.run(
            [sys.executable, "-c", SHOWN],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )

        assert found.stdout.split() == ["True", "True"]
