"""Signing in by password is allauth's; the user of a session comes with the roles they hold."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context

from spcore.accounts import selectors
from spcore.accounts.models import User


class Backend(AuthenticationBackend):
    """Return the user and their roles: as they came with the session, or by one statement."""

    def get_user(self, user_id: UUID) -> User | None:
        """Return the user of a session; None when the account is closed."""
        user = _brought(user_id) or selectors.user_with_roles(user_id=user_id)
        return user if user is not None and user.is_active else None


def _brought(user_id: UUID) -> User | None:
    bring = getattr(getattr(context.request, "session", None), "user_brought", None)
    found: User | None = bring(user_id) if bring else None
    return found
