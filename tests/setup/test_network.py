"""Tests speak with this machine alone."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


class TestNetwork:
    def test_is_shut_beyond_this_machine(self):
        with socket.socket() as outside, pytest.raises((SocketConnectBlockedError, UserWarning)):
            outside.connect(("192.0.2.1", 80))

    def test_is_open_within_it(self):
        with socket.socket() as listener, socket.socket() as client:
            listener.bind(("127.0.0.1", 0))
            listener.listen()

            client.connect(listener.getsockname())

            assert client.getpeername() == listener.getsockname()
