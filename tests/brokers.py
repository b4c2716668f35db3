"""Brokers that misbehave: one that is not there, one that takes the call and says nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from spcore.processes import free_port


def dead_broker() -> str:
    """Return an address where nobody listens."""
    return f"redis://127.0.0.1:{free_port()}/0"


@contextmanager
def hung_broker() -> Iterator[str]:
    """Yield an address where connections are taken and nothing is ever answered."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"
