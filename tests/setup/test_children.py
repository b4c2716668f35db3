"""The processes that `make run` looks after."""

import sys
import time
from pathlib import Path

import psutil
import pytest

from spcore.processes import free_port
from spcore.setup.children import Child

pytestmark = pytest.mark.chaos
# A server whose worker, like one that still answers somebody, does not leave when asked to.
SERVER = """
import os, signal, socket, sys, time
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen()
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.fork()
time.sleep(300)
"""


def wait_until(condition) -> None:
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


class TestChild:
    def test_frees_the_port_that_a_killed_server_s_worker_holds(self, tmp_path: Path):
        port, note = free_port(), tmp_path / "processes"
        command = [sys.executable, "-c", SERVER, str(port)]
        web = Child("web", command, tmp_path, tmp_path / "web.log")
        web.start({}, note)
        killed = web.process
        wait_until(killed.children)
        (worker,) = killed.children()

        killed.kill()
        wait_until(lambda: killed.status() == psutil.STATUS_ZOMBIE)
        assert worker.is_running()
        assert free_port(port) != port
        web.look_after({}, note)

        wait_until(lambda: free_port(port) == port)
        assert (web.process, web.failures) == (None, 1)
