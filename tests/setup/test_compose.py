"""What production passes to the service, held against what the service reads."""

import re
from pathlib import Path

import pytest
import yaml

from spcore.config import schedule

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "spcore" / "setup" / "run.py"
READ = re.compile(r'(?:env\.\w+|env|required|os\.environ(?:\.get)?)[(\[]\s*"([A-Z][A-Z0-9_]+)"')
APPS = ("spcore", "providers", "referrals", "linkworkers", "evaluation")
# Read, but left to their defaults in production: for the demo, for tests, or for unusual places.
OPTIONAL = {
    "AUDIT_ANCHOR_FILE",  # by default in RUN_DIR, which is a volume
    "DATABASE_ROLE",  # production signs in as the serving role instead
    "DEMO",
    "EMAIL_BACKEND",
    "GOVUK_NOTIFY_URL",  # by default the published address
    "NOTIFY_CHANNEL",
    "SECURE_SSL_REDIRECT",
    "WEB_WATCHES",
}
# Set by Django, a shell or the programs of set-up, not by who runs the service.
NOT_SETTINGS = {"CHROMIUM", "DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE"}
SERVERS = {"database", "broker"}


@pytest.fixture(scope="module")
def services():
    """Return the services of the compose file by name."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def names_read() -> set[str]:
    """Return every environment name that the product's code reads."""
    sources = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    sources = [path for path in sources if "setup" not in path.parts]  # not part of the service
    return {name for path in sources for name in READ.findall(path.read_text())} - NOT_SETTINGS


class TestCompose:
    def test_passes_what_is_read_and_nothing_else(self, services):
        ours = {name: s for name, s in services.items() if name not in SERVERS}
        passed = {name for service in ours.values() for name in service["environment"]}

        assert passed - names_read() == set()
        assert names_read() - passed == OPTIONAL

    def test_gives_no_secret_a_default(self, services):
        text = (ROOT / "docker-compose.yml").read_text()
        secrets = re.findall(r"\$\{(\w*(?:KEY|PASSWORD)):(.)", text)

        assert secrets
        # What one may do without: mail that asks for no password, MESH, and texts.
        optional = {"EMAIL_HOST_PASSWORD", "MESH_PASSWORD", "MESH_SHARED_KEY", "GOVUK_NOTIFY_KEY"}
        assert {name for name, rule in secrets if rule != "?"} <= optional

    def test_serves_as_the_role_that_cannot_change_the_trail(self, services):
        for name in ("web", "relay", "worker", "beat"):
            url = services[name]["environment"]["DATABASE_URL"]
            assert url.startswith("postgres://sp_app:"), name
            assert "DATABASE_APP_PASSWORD" not in services[name]["environment"], name

    def test_has_every_process_that_make_run_starts(self, services):
        started = re.search(r"plan = \{(.*?)\}", RUN.read_text()).group(1)
        names = set(re.findall(r'"(\w+)":', started)) | {"relay"}

        assert names <= set(services)

    def test_consumes_every_queue(self, services):
        command = services["worker"]["command"]

        assert command[command.index("--queues") + 1] == ",".join(schedule.QUEUES)
        assert f'"--queues", "{",".join(schedule.QUEUES)}"' in RUN.read_text()

    def test_keeps_the_broker_on_disk(self, services):
        assert "--appendonly yes" in " ".join(services["broker"]["command"])
