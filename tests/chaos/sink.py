"""A mail server that keeps what it takes, slowly enough to be caught in the middle."""

import re
import socketserver
import threading
import time
from collections import defaultdict


class Sink(socketserver.ThreadingTCPServer):
    """Listens on a port of its own; `taken` are the subjects by recipient."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *, seconds: float = 0.02) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.seconds = seconds
        self.taken: dict[str, list[str]] = defaultdict(list)
        self.in_the_middle = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        """Return where it listens."""
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: senders are killed here."""


class _Session(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        recipient = ""
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                recipient = re.findall(r"<(.*?)>", line)[0]
            if verb == "DATA":
                self._say("354 go on")
                self._take(recipient)
            self._say("221 bye" if verb == "QUIT" else "250 ok")

    def _take(self, recipient: str) -> None:
        text = ""
        while not text.endswith("\r\n.\r\n"):
            text += self.rfile.readline().decode()
        subject = re.findall(r"^Subject: (.*?)\r\n", text, re.MULTILINE)[0]
        self.server.taken[recipient].append(subject)
        self.server.in_the_middle.set()
        time.sleep(self.server.seconds)  # taken, and the sender does not know it yet

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
