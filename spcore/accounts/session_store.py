"""
Django's own sessions in the database, read together with the user whose session it is.

Every page of somebody who signed in asks both, and so asks them in one statement. Who signed in is
said by what the session itself keeps, signed; allauth's list of where somebody is signed in only
says whom to bring along, and nobody is believed for being on it.
"""

from functools import cache
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from spcore.accounts.models import User
from spcore.accounts.selectors import with_roles_held
from spcore.prepared import MOMENT, TEXT, Prepared, prepare_both


class SessionStore(db.SessionStore):
    """The engine that settings name."""

    _brought: User | None = None

    def user_brought(self, user_id: UUID) -> User | None:
        """Return this user with `roles_held` if they came with the session: once, as just read."""
        user, self._brought = self._brought, None
        return user if user is not None and user.pk == user_id else None

    def cycle_key(self) -> None:
        """Change the key, on the list of where somebody is signed in too."""
        before = self.session_key
        super().cycle_key()
        if before:
            rows = UserSession.objects.filter(session_key=before)
            rows.update(session_key=self.session_key)

    def _get_session_from_db(self) -> Session | None:
        found = _running().rows({TEXT: self.session_key, MOMENT: timezone.now()})
        if found:
            session: Session
            session, self._brought = found[0]
            return session
        self._session_key = None
        return None


@cache
def _running() -> Prepared:
    sessions = Session.objects.filter(session_key=TEXT, expire_date__gt=MOMENT)
    users = User.objects.filter(usersession__session_key=TEXT)
    return prepare_both(sessions, with_roles_held(users))
