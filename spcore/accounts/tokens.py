"""
The secret of an invitation's private link.

It is 32 bytes that only the holder of SECRET_KEY can derive from the invitation's id; the database
keeps its SHA-256 alone, so a copy of the database opens no link. Being derived, it is the same
each time the email is tried again: a late first copy and its repeat both work, and nothing has to
be stored between the promise and the delivery. Rotating SECRET_KEY keeps sent links alive (only
the hash is compared), and those still to be sent too, while the old key is a fallback.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "spcore.accounts.invitation"


def token_of(invitation_id: UUID, *, key: str | None = None) -> str:
    """Return the token of an invitation: 43 characters that may stand in an address."""
    secret = settings.SECRET_KEY if key is None else key
    raw = salted_hmac(SALT, str(invitation_id), secret=secret, algorithm="sha256").digest()
    return urlsafe_b64encode(raw).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return sha256(token.encode()).hexdigest()


def stored_token_of(invitation_id: UUID, *, token_hash: str) -> str | None:
    """Return the token whose hash was stored, derived with whichever key was in use then."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = token_of(invitation_id, key=key)
        if constant_time_compare(hash_of(token), token_hash):
            return token
    return None
