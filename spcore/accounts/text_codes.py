"""The code that is texted to a number, to see that it is its owner's; kept as a keyed hash."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from spcore.accounts.models import TextNumber

TOPIC = "account.text_code"
LASTS = timedelta(minutes=15)
MOST_TRIES = 5
SALT = "spcore.accounts.text_codes"


def issue_code(*, user_id: UUID, at: datetime) -> tuple[str, str] | None:
    """Return the number and a new code for it, which ends the one before; None: none is wanted."""
    code = f"{secrets.randbelow(1_000_000):06}"
    rows = TextNumber.objects.filter(pk=user_id, confirmed_at=None)
    hashed = hash_of_code(user_id, code)
    if not rows.update(code_hash=hashed, code_ends_at=at + LASTS, tries=0):
        return None
    return TextNumber.objects.get(pk=user_id).number, code


def hash_of_code(user_id: UUID, code: str) -> str:
    """Return what the database keeps of a code."""
    return salted_hmac(SALT, f"{user_id}:{code}", algorithm="sha256").hexdigest()
