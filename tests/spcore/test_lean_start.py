"""What only few pages need is not in every worker's memory from its start."""

import subprocess
import sys

from django.conf import settings

SHOWN = """
import sys
import spcore.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print(*sys.modules)
"""
RARE = {
    *("PIL", "icalendar", "numpy", "openpyxl", "puremagic", "qrcode", "weasyprint"),
    *("oauthlib", "pygments", "requests", "urllib3"),
}


class TestStart:
    def test_loads_nothing_that_few_pages_need(self):
        found = subprocess.run(
            [sys.executable, "-c", SHOWN],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = set(found.stdout.split())

        assert "linkworkers.views.case_detail" in loaded
        assert loaded & RARE == set()
