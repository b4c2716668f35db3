"""Processes that must not outlive us: tied to their parent, stopped politely, recognised later."""

import contextlib
import ctypes
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import psutil

STOP_SECONDS = 20
PR_SET_PDEATHSIG = 1


def dies_with_parent(with_signal: signal.Signals) -> Callable[[], None] | None:
    """Return what a child runs before it starts, so that it gets `with_signal` when we die."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, with_signal)

    return ask


def stop(process: psutil.Process, with_signal: signal.Signals = signal.SIGTERM) -> None:
    """Ask a process to stop, wait, and kill it if it does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(with_signal)
    with contextlib.suppress(psutil.NoSuchProcess):
        try:
            process.wait(STOP_SECONDS)  # a child of ours is reaped even when it ended before
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(STOP_SECONDS)


def catches(pid: int, number: signal.Signals) -> bool:
    """Tell whether a process handles a signal; where the system does not say, that it does."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        status = Path(f"/proc/{pid}/status").read_text().splitlines()
        caught = next(line for line in status if line.startswith("SigCgt:"))
        return bool(int(caught.split()[1], 16) >> (number - 1) & 1)
    return True


def reap(process: psutil.Process | None) -> None:
    """Let a child that has ended go."""
    if process is not None and not is_alive(process):
        with contextlib.suppress(psutil.Error):
            process.wait(0)


def is_alive(process: psutil.Process | None) -> bool:
    """Tell whether a process runs; a zombie does not."""
    if process is None:
        return False
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def found(pid: int, name: str, folder: Path) -> psutil.Process | None:
    """Return the process `pid` if it is called `name` and works in `folder`, else nothing."""
    try:
        process = psutil.Process(pid)
        if name in process.name() and Path(process.cwd()) == folder and is_alive(process):
            return process
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
    return None


def last_lines(log: Path) -> str:
    """Return the end of a log, for an error message."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else ""


def free_port(wanted: int = 0) -> int:
    """Return `wanted` if nobody listens there, else a free loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
