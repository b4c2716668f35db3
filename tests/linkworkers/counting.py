"""How many statements a page takes."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def questions(browser: Client, address: str) -> int:
    """Return what a page asks: no savepoints, and not the session keeping its own time."""
    with CaptureQueriesContext(connection) as held:
        assert browser.get(address).status_code == 200
    asked = [query["sql"] for query in held.captured_queries]
    return len([sql for sql in asked if "SAVEPOINT" not in sql and "UPDATE" not in sql])
