"""What every test stands on."""

import os
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client, TransactionTestCase

from tests.browser import browser_page, chromium  # noqa: F401 (fixtures)
from tests.emptying import empty_filled_tables

SHARED_DATA = settings.SHARED_DIR / "data"


def pytest_configure() -> None:
    """
    Give each parallel worker a broker database of its own, for its own processes too; hash quickly.

    Their databases are copies of one that `make test` migrated.
    """
    template = os.environ.get("TEST_TEMPLATE")
    if template:
        settings.DATABASES["default"]["TEST"] |= {"TEMPLATE": template, "MIGRATE": False}
    # Nobody guesses the passwords of tests; what is about hashing asks for the real one again.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        address = urlsplit(settings.CELERY_BROKER_URL)._replace(path=f"/{number}").geturl()
        os.environ["REDIS_URL"] = settings.CELERY_BROKER_URL = address


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of bytes or of a long text by its parameter: every worker must name it alike."""
    is_unfit = isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80)
    return argname if is_unfit else None


def _counts_calls(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "calls_for" in item.function.__code__.co_names


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Write each test's markers into the report, and skip what lacks the real files."""
    # What thousands of tests leave in a process is called too: a page's calls are counted before.
    items.sort(key=lambda item: not _counts_calls(item))
    for item in items:
        markers = sorted({marker.name for marker in item.iter_markers()})
        item.user_properties.append(("markers", ",".join(markers)))
    if SHARED_DATA.exists():
        return
    absent = pytest.mark.skip(reason="did not run: the real data files are not beside the checkout")
    for item in items:
        if item.get_closest_marker("shared_data"):
            item.add_marker(absent)


@pytest.fixture(autouse=True, scope="session")
def flush_is_quick() -> None:
    """Let what a committed test leaves behind be deleted by ourselves, not by Django's flush."""
    TransactionTestCase._fixture_teardown = empty_filled_tables  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def force_login_signs_in() -> None:
    """Let `force_login` note where somebody is signed in, as signing in does."""
    login = Client._login  # type: ignore[attr-defined]

    def and_note(client: Client, user: Any, backend: str | None = None) -> None:
        login(client, user, backend)
        noted = {"user": user, "ip": "127.0.0.1"}
        UserSession.objects.update_or_create(session_key=client.session.session_key, defaults=noted)

    Client._login = and_note  # type: ignore[attr-defined]
