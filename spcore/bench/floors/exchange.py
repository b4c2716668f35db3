"""The least that passing listings on takes: their text as it would be stored, read in pieces."""

import json
from collections.abc import Iterator

from django.db import connection, transaction

from spcore.bench.floors.hand import run

# The text of every listing, as the feed gives it, beside its key and what a page is ordered by.
STORED = """
CREATE TEMP TABLE IF NOT EXISTS bench_stored (
    id uuid PRIMARY KEY, name text NOT NULL, body text NOT NULL
)
"""
PIECE = 500


def store(feed: Iterator[bytes]) -> int:
    """Keep the lines of a feed as the texts they are, and return how many there are."""
    lines = (line for piece in feed for line in piece.splitlines())
    run("DROP TABLE IF EXISTS bench_stored")
    run(STORED)
    number = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for line in lines:
            listing = json.loads(line)
            cursor.execute(
                "INSERT INTO bench_stored VALUES (%s, %s, %s)",
                [listing["id"], listing["name"], line.decode()],
            )
            number += 1
    run("CREATE INDEX ON bench_stored (name, id)")
    run("ANALYZE bench_stored")
    return number


def stored_feed() -> int:
    """Read every stored text by a cursor of the server, and return how long they are together."""
    length = 0
    connection.ensure_connection()
    with transaction.atomic(), connection.connection.cursor(name="bench") as cursor:
        cursor.itersize = PIECE
        cursor.execute("SELECT body FROM bench_stored")
        for (body,) in cursor:
            length += len(body.encode()) + 1
    return length


def stored_page(size: int, skipped: int) -> bytes:
    """Return one page of the stored texts, with how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_stored")
        total = cursor.fetchone()[0]
        cursor.execute(
            "SELECT body FROM bench_stored ORDER BY name, id LIMIT %s OFFSET %s", [size, skipped]
        )
        bodies = ",".join(body for (body,) in cursor.fetchall())
    return f'{{"total_items":{total},"contents":[{bodies}]}}'.encode()
