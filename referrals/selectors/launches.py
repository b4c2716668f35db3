"""Reading what a GP system handed over, with the key its browser holds."""

import hashlib
from datetime import datetime

from cryptography.fernet import Fernet, InvalidToken

from referrals.models import Launch


def launched_text(*, key: str, at: datetime) -> str:
    """Return the demographics; nothing where the key is wrong or they are older than allowed."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    launch = Launch.objects.filter(key_hash=digest, expires_at__gt=at).first()
    if launch is None:
        return ""
    try:
        return Fernet(key).decrypt(bytes(launch.sealed)).decode()
    except (InvalidToken, ValueError):
        return ""
