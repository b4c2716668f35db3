"""Asking the virus scanner (clamd) about a file; its own few lines, as no kept client exists."""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from spcore.errors import Unavailable

SECONDS = 30
PIECE = 64 * 1024


def has_scanner() -> bool:
    """Tell whether a scanner is configured. Without one every page says "not scanned"."""
    return bool(settings.CLAMD_ADDRESS)


def is_clean(content: bytes) -> bool:
    """
    Tell whether the scanner found nothing.

    Speaks INSTREAM of clamd's protocol: pieces with their length before them, then a length of
    zero. :raises Unavailable: when it does not answer plainly; the file must wait then.
    """
    try:
        with _connected() as channel:
            channel.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                channel.sendall(struct.pack("!I", len(piece)) + piece)
            channel.sendall(struct.pack("!I", 0))
            answer = _answer(channel)
    except OSError as error:
        raise Unavailable("The virus scanner did not answer") from error
    if answer.endswith("FOUND"):
        return False
    if answer == "stream: OK":
        return True
    raise Unavailable("The virus scanner gave no verdict")


def _connected() -> socket.socket:
    address = urlsplit(settings.CLAMD_ADDRESS)
    if address.scheme == "unix":
        channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        channel.settimeout(SECONDS)
        try:
            channel.connect(address.path)
        except OSError:
            channel.close()
            raise
        return channel
    return socket.create_connection((address.hostname or "", address.port or 3310), SECONDS)


def _answer(channel: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and len(received) < 4096:
        piece = channel.recv(4096)
        if not piece:
            break
        received += piece
    return received.rstrip(b"\0\n").decode("utf-8", "replace")
