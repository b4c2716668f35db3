"""Reading a session."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from spcore.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


def kept(**words: str) -> str:
    """Return the key of a session that Django's own engine wrote."""
    session = db.SessionStore()
    session.update(words)
    session.create()
    return session.session_key


class TestSessionStore:
    def test_reads_what_djangos_own_engine_wrote(self):
        kept(colour="red")
        mine = kept(colour="green")

        assert SessionStore(mine)["colour"] == "green"

    def test_reads_nothing_of_one_that_is_over_or_not_there(self):
        over = kept(colour="red")
        Session.objects.filter(pk=over).update(expire_date=timezone.now() - timedelta(seconds=1))

        for key in (over, "a-key-that-nobody-has"):
            session = SessionStore(key)
            assert session.get("colour") is None
            assert session.session_key is None
