"""Django's own sessions in the database; the read that every request makes is written out once."""

from functools import cache

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from spcore.prepared import MOMENT, TEXT, Prepared, prepare


class SessionStore(db.SessionStore):
    """The engine that settings name."""

    def _get_session_from_db(self) -> Session | None:
        found = _running().rows({TEXT: self.session_key, MOMENT: timezone.now()})
        if found:
            session: Session = found[0]
            return session
        self._session_key = None
        return None


@cache
def _running() -> Prepared:
    return prepare(Session.objects.filter(session_key=TEXT, expire_date__gt=MOMENT))
