"""The virus scanner: a verdict, or none; a silent scanner never passes a file."""

import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from spcore.errors import Unavailable
from spcore.files.scanning import has_scanner, is_clean
from tests.factories.files import EICAR, pdf


def serve(listener: socket.socket, verdict: bytes | None) -> None:
    """Answer one INSTREAM as clamd does; with no verdict given, know EICAR by heart."""
    channel, _address = listener.accept()
    with channel:
        received = channel.makefile("rb")
        assert received.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", received.read(4))[0]:
            content += received.read(length)
        found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        channel.sendall(verdict if verdict is not None else found)


@pytest.fixture
def scanner(settings, request) -> Iterator[None]:
    """A stand-in for clamd on a port of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    settings.CLAMD_ADDRESS = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    verdict = getattr(request, "param", None)
    thread = threading.Thread(target=serve, args=(listener, verdict), daemon=True)
    thread.start()
    yield
    thread.join(10)
    listener.close()


class TestScanner:
    def test_passes_a_clean_file(self, scanner):
        assert is_clean(pdf() + bytes(200_000))

    def test_finds_the_test_signature(self, scanner):
        assert not is_clean(pdf() + EICAR)

    @pytest.mark.parametrize(
        "scanner", [b"INSTREAM size limit exceeded. ERROR\0", b""], indirect=True
    )
    def test_no_plain_verdict_is_no_verdict(self, scanner):
        with pytest.raises(Unavailable):
            is_clean(pdf())

    def test_a_scanner_that_is_down_passes_nothing(self, settings):
        settings.CLAMD_ADDRESS = "tcp://127.0.0.1:1"

        with pytest.raises(Unavailable):
            is_clean(pdf())

    def test_a_socket_that_is_not_there_passes_nothing(self, settings, tmp_path):
        settings.CLAMD_ADDRESS = f"unix://{tmp_path}/clamd.ctl"

        with pytest.raises(Unavailable):
            is_clean(pdf())

    def test_says_whether_one_is_configured(self, settings):
        settings.CLAMD_ADDRESS = ""

        assert not has_scanner()
