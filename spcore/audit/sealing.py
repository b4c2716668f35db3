"""
Sealing: each entry gets a number and a hash in its organisation's chain, after the fact.

No reader waits for the chain: entries are written without it, and numbered here once no earlier
transaction can add one. `txid`, kept with the entry, tells: below the oldest transaction still
running nothing can appear any more, so the mark may move there and no entry is ever looked for
twice. (PostgreSQL's own `xmin` would serve too, but wraps around and changes with a restore.)
A chain shows edits, swaps and gaps; what was cut off its end shows against the anchors, the heads
written each hour to a file outside the database.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from spcore.audit.models import NO_ORGANISATION, AuditSeal, SealMark

BATCH = 5_000
# The entry in full, as text that reads the same from any PostgreSQL and after a restore.
CANONICAL = """json_build_array(entry.id,
    to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.user_id, entry.role,
    entry.organisation_id, entry.action, entry.people, entry.shown, entry.label, entry.object_id,
    entry.purpose, entry.request_id, entry.source)::text"""
UNSEALED = f"""
    SELECT entry.id, entry.organisation_id, {CANONICAL}
    FROM audit_auditentry entry
    WHERE entry.txid >= %s AND (entry.txid < %s OR %s)
        AND NOT EXISTS (SELECT FROM audit_auditseal seal WHERE seal.entry_id = entry.id)
    ORDER BY entry.txid, entry.id LIMIT %s"""  # noqa: S608  only constants are put in
HEADS = """
    SELECT given.chain, head.number, head.hash FROM unnest(%s::uuid[]) given(chain)
    CROSS JOIN LATERAL (SELECT number, hash FROM audit_auditseal seal
        WHERE seal.chain = given.chain ORDER BY number DESC LIMIT 1) head"""
CHAINS = """
    WITH RECURSIVE found(chain) AS (
        (SELECT chain FROM audit_auditseal ORDER BY chain LIMIT 1) UNION ALL
        SELECT (SELECT seal.chain FROM audit_auditseal seal WHERE seal.chain > found.chain
            ORDER BY seal.chain LIMIT 1) FROM found WHERE found.chain IS NOT NULL)
    SELECT chain FROM found WHERE chain IS NOT NULL"""


class Head(NamedTuple):
    """The end of a chain: how many entries it has, and the hash of the last."""

    number: int
    hash: str


START = Head(0, "")


def link(previous: str, chain: UUID | str, number: int, canonical: str) -> str:
    """Return the SHA-256 that seals an entry to the one before it."""
    return hashlib.sha256(f"{previous}|{chain}|{number}|{canonical}".encode()).hexdigest()


@transaction.atomic
def seal(*, at: datetime) -> int:
    """Seal what can be sealed now, up to one batch; return how many. Nothing if another seals."""
    SealMark.objects.get_or_create(pk=1)
    mark = SealMark.objects.select_for_update(skip_locked=True).filter(pk=1).first()
    if mark is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (oldest,) = cursor.fetchone()
        restored = oldest < mark.txid  # another server's numbers: look at everything once
        since = 0 if restored else mark.txid
        cursor.execute(UNSEALED, [since, oldest, restored, BATCH])
        rows = cursor.fetchall()
    _seal_rows(rows)
    if len(rows) < BATCH:
        mark.txid, mark.sealed_at = oldest, at
        mark.save(update_fields=["txid", "sealed_at"])
    return len(rows)


def _seal_rows(rows: Iterable[tuple[int, UUID | None, str]]) -> None:
    by_chain: dict[UUID, list[tuple[int, str]]] = {}
    for entry_id, organisation_id, canonical in rows:
        by_chain.setdefault(organisation_id or NO_ORGANISATION, []).append((entry_id, canonical))
    known = heads(list(by_chain))
    AuditSeal.objects.bulk_create(
        new_seal
        for chain, entries in by_chain.items()
        for new_seal in _chained(chain, known.get(chain, START), entries)
    )


def _chained(chain: UUID, head: Head, entries: list[tuple[int, str]]) -> Iterator[AuditSeal]:
    for entry_id, canonical in entries:
        number = head.number + 1
        head = Head(number, link(head.hash, chain, number, canonical))
        yield AuditSeal(entry_id=entry_id, chain=chain, number=number, hash=head.hash)


def heads(chains: list[UUID]) -> dict[UUID, Head]:
    """Return the end of each of these chains."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [[str(chain) for chain in chains]])
        return {chain: Head(number, digest) for chain, number, digest in cursor.fetchall()}


def all_chains() -> list[UUID]:
    """Return every chain there is, by a step through the index for each."""
    with connection.cursor() as cursor:
        cursor.execute(CHAINS)
        return [chain for (chain,) in cursor.fetchall()]
