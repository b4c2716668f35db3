"""The processes of the service: started, looked after, stopped, found again after a crash."""

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from spcore import processes

LONGEST_PAUSE = 60


def say(text: str) -> None:
    """Print one plain line at once."""
    print(text, flush=True)


def free_pause(failures: int) -> float:
    """Return how long to wait before starting something again, in seconds."""
    return float(min(2**failures, LONGEST_PAUSE))


@dataclass
class Child:
    """One process of the service."""

    name: str
    command: list[str]
    folder: Path
    log: Path
    process: psutil.Process | None = None
    failures: int = 0
    started: float = 0.0
    due: float = 0.0

    def start(self, env: dict[str, str], note: Path) -> None:
        """Start it, its output in its log, tied to our life."""
        before = processes.dies_with_parent(signal.SIGTERM)
        with self.log.open("ab") as log:
            self.process = psutil.Popen(
                self.command, cwd=self.folder, env=env, start_new_session=True, preexec_fn=before,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        self.started = time.monotonic()
        with note.open("a") as notes:
            notes.write(f"{self.process.pid} {self.process.create_time()}\n")

    def look_after(self, env: dict[str, str], note: Path) -> None:
        """Start it again when it died, each time a little later."""
        if processes.is_alive(self.process):
            if self.failures and time.monotonic() - self.started > LONGEST_PAUSE:
                self.failures = 0
            return
        if self.process is not None:
            end_group(self.process)
            self.process = None
            pause = free_pause(self.failures)
            self.failures += 1
            self.due = time.monotonic() + pause
            say(f"{self.name} stopped by itself, starts again in {pause:.0f} s ({self.log})")
        if time.monotonic() >= self.due:
            self.start(env, note)


def end_group(leader: psutil.Process) -> None:
    """
    Kill what a dead leader of a session left behind: a killed web server's workers finish what they
    are doing, up to half a minute, and hold the port that its successor needs.

    The number stays the group's while any of it lives; a leader not yet waited for keeps it too.
    """
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader.pid, signal.SIGKILL)
    processes.reap(leader)


def clean_up_after_a_crash(note: Path) -> None:
    """Stop what an earlier run left behind when it was killed."""
    for line in note.read_text().splitlines() if note.exists() else []:
        pid, created = line.split()
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(int(pid))
            if abs(process.create_time() - float(created)) < 1 and processes.is_alive(process):
                say(f"Stopping what an earlier run left behind: {process.name()}, process {pid}")
                stop_family(process)
    note.unlink(missing_ok=True)


def stop_family(process: psutil.Process) -> None:
    """Stop a process and, should they linger, those it started; return when all have ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        family = process.children(recursive=True)
        processes.stop(process)
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()
        psutil.wait_procs(family, timeout=10)
