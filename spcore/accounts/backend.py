"""Signing in by password is allauth's; the user of a session comes with the roles they hold."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from spcore.accounts import selectors
from spcore.accounts.models import User


class Backend(AuthenticationBackend):
    """Read the user and their roles in one statement, as every request needs both."""

    def get_user(self, user_id: UUID) -> User | None:
        """Return the user of a session; None when the account is closed."""
        user = selectors.user_with_roles(user_id=user_id)
        return user if user is not None and user.is_active else None
