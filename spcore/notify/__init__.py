"""Messages to people who work with the service, and letters to their systems."""

from spcore.notify.document import Document
from spcore.notify.documents import can_send, send_document
from spcore.notify.sending import send, send_text
from spcore.notify.texts import is_set_up as can_text
from spcore.notify.texts import mobile

__all__ = ["Document", "can_send", "can_text", "mobile", "send", "send_document", "send_text"]
