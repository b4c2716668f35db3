"""How authenticator apps' secrets are kept: encrypted with a key derived from SECRET_KEY."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class MfaAdapter(DefaultMFAAdapter):
    """Our answers to the questions allauth asks about second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Enter the newest one from the app"),
    }

    def encrypt(self, text: str) -> str:
        """Return what the database keeps of a secret."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret again, with the present key or one of the fallbacks."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str) -> bytes:
    raw = salted_hmac("spcore.accounts.mfa", "key", secret=secret, algorithm="sha256").digest()
    return urlsafe_b64encode(raw)
