"""Static files as production serves them."""

import json
from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def collected(settings, tmp_path):
    """Collect the static files with production's storage, into a new folder."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "spcore.staticfiles.Storage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    return tmp_path


class TestCollectedFiles:
    def test_are_named_by_content_and_zipped_but_never_with_brotli(self, collected):
        paths = json.loads((collected / "staticfiles.json").read_text())["paths"]

        style = collected / paths["nhsuk/css/nhsuk.css"]

        assert style.name != "nhsuk.css"
        assert style.with_name(f"{style.name}.gz").exists()
        assert list(collected.rglob("*.br")) == []
