"""Messages to people who work with the service: `send()` is all that handlers use of it."""

from spcore.notify.sending import send

__all__ = ["send"]
