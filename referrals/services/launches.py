"""Keeping what a GP system handed over until somebody who is signed in looks at it."""

import hashlib
from datetime import datetime, timedelta

from cryptography.fernet import Fernet
from django.db import transaction

from referrals.models import Launch

LIFETIME = timedelta(minutes=15)


@transaction.atomic
def keep_launch(*, text: str, at: datetime) -> str:
    """
    Keep demographics for fifteen minutes and return the key that opens them; forget what is older.

    Anybody may hand something over, so this acts on nothing: it only waits to be looked at.
    """
    key = Fernet.generate_key()
    Launch.objects.filter(expires_at__lte=at).delete()
    Launch.objects.create(
        key_hash=hashlib.sha256(key).hexdigest(),
        sealed=Fernet(key).encrypt(text.encode()),
        received_at=at,
        expires_at=at + LIFETIME,
    )
    return key.decode()
