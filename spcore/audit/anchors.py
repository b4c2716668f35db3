"""The heads of the chains in a file outside the database: what shows that a chain's end was cut."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from spcore.audit.models import SealMark
from spcore.audit.sealing import Head, all_chains, heads


class Anchor(NamedTuple):
    """A chain's head as it once was."""

    chain: UUID
    head: Head


def anchor(*, file: Path, at: datetime) -> int:
    """Append to the file every head that has moved since; return how many lines."""
    known = {line.chain: line.head for line in anchors(file)}
    now = heads(all_chains())
    moved = {chain: head for chain, head in now.items() if known.get(chain) != head}
    if moved:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a") as stream:
            stream.writelines(_line(chain, head, at) for chain, head in sorted(moved.items()))
            stream.flush()
            os.fsync(stream.fileno())
    SealMark.objects.update_or_create(pk=1, defaults={"anchored_at": at})
    return len(moved)


def anchors(file: Path) -> Iterator[Anchor]:
    """Yield what the file holds, oldest first. A line half written at a crash is passed over."""
    if not file.exists():
        return
    for line in file.read_text().splitlines():
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            continue
        yield Anchor(UUID(row["chain"]), Head(row["number"], row["hash"]))


def _line(chain: UUID, head: Head, at: datetime) -> str:
    row = {"at": at.isoformat(), "chain": str(chain), "number": head.number, "hash": head.hash}
    return json.dumps(row) + "\n"
