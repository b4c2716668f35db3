"""Messages to people who work with the service, and letters to their systems."""

from spcore.notify.documents import Document, can_send, send_document
from spcore.notify.sending import send

__all__ = ["Document", "can_send", "send", "send_document"]
