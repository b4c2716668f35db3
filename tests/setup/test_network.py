"""Tests speak with this machine alone."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.browser import BrowserPage


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

    @pytest.mark.browser
    @pytest.mark.django_db(transaction=True)
    def test_a_page_that_asks_another_host_is_found_out_and_gets_nothing(
        self, browser_page: BrowserPage
    ):
        page = browser_page.page
        page.goto("data:text/html,<p>a page of no site</p>")

        answered = page.evaluate("fetch('http://elsewhere.test/').then(() => true, () => false)")

        assert not answered
        assert any("http://elsewhere.test/" in error for error in browser_page.errors)
        browser_page.errors.clear()
