"""Has anybody changed the trail? Reads every seal and entry once, in the order of the chains."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from spcore.audit.anchors import Anchor
from spcore.audit.models import AuditEntry
from spcore.audit.sealing import CANONICAL, START, Head, link

SEALED = f"""
    SELECT seal.chain::text, seal.number, seal.hash,
        CASE WHEN entry.id IS NOT NULL THEN {CANONICAL} END
    FROM audit_auditseal seal LEFT JOIN audit_auditentry entry ON entry.id = seal.entry_id
    ORDER BY seal.chain, seal.number"""  # noqa: S608  only constants are put in
UNSEALED_FOR = timedelta(minutes=15)
ROWS_AT_ONCE = 10_000


class Fault(NamedTuple):
    """What is wrong, and at which number of which chain."""

    chain: str
    number: int
    what: str


class Seal(NamedTuple):
    """A seal as it is stored, with its entry as text; no text where the entry is gone."""

    chain: str
    number: int
    hash: str
    canonical: str | None


def verify(*, anchors: Iterable[Anchor]) -> tuple[int, list[Fault]]:
    """Return how many entries were read, and every fault found, against these anchors too."""
    anchored: dict[tuple[str, int], str] = {}
    last_anchored: dict[str, int] = {}
    for chain, head in anchors:
        anchored[str(chain), head.number] = head.hash
        last_anchored[str(chain)] = max(head.number, last_anchored.get(str(chain), 0))
    read, ends = 0, dict.fromkeys(last_anchored, START)
    faults: list[Fault] = []
    for read, seal in enumerate(_sealed(), start=1):  # noqa: B007  the count is wanted afterwards
        before = ends.get(seal.chain, START)
        faults += _faults_of(seal, before, anchored.get((seal.chain, seal.number), seal.hash))
        ends[seal.chain] = Head(seal.number, seal.hash)
    for cut, number in last_anchored.items():
        if ends[cut].number < number:
            faults.append(Fault(cut, ends[cut].number + 1, "the end of the chain is cut off"))
    return read, faults


def unsealed(*, at: datetime) -> int:
    """Return how many entries have waited too long for the sealer, or were kept from it."""
    waiting = AuditEntry.objects.filter(auditseal=None, at__lt=at - UNSEALED_FOR)
    return waiting.count()


def _faults_of(seal: Seal, before: Head, anchored: str) -> list[Fault]:
    what = []
    if seal.number != before.number + 1:
        what.append("an entry is missing")
    elif seal.canonical is None:
        what.append("the sealed entry is gone")
    elif seal.hash != link(before.hash, seal.chain, seal.number, seal.canonical):
        what.append("the entry or its seal was changed")
    if anchored != seal.hash:
        what.append("not what was anchored outside the database")
    return [Fault(seal.chain, before.number + 1, text) for text in what]


def _sealed() -> Iterator[Seal]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        with connection.chunked_cursor() as cursor:
            cursor.cursor.itersize = ROWS_AT_ONCE
            cursor.execute(SEALED)
            yield from map(Seal._make, cursor)
