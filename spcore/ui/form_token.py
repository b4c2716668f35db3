"""A public form's own token: when the page was opened, and a nonce so that it is sent once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.core import signing

SALT = "spcore.form_token"
QUICKEST = timedelta(seconds=5)  # nobody fills a form in and checks it faster than this
OLDEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class FormToken:
    """What a token says: which page it was made for, and how it stands now."""

    nonce: UUID
    is_too_fast: bool


def make_token(*, purpose: str) -> str:
    """Return a signed token for one opening of a form."""
    return signing.dumps({"n": uuid4().hex}, salt=f"{SALT}.{purpose}")


def read_token(token: str, *, purpose: str) -> FormToken | None:
    """Return what the token says; None for one that is forged, of another form, or too old."""
    salt = f"{SALT}.{purpose}"
    try:
        nonce = UUID(signing.loads(token, salt=salt, max_age=OLDEST)["n"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    return FormToken(nonce, is_too_fast=_is_younger(token, salt))


def _is_younger(token: str, salt: str) -> bool:
    try:
        signing.loads(token, salt=salt, max_age=QUICKEST)
    except signing.SignatureExpired:
        return False
    return True
