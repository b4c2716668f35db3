"""Fills the tables that the measured pages read, by a few statements over whole sets."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from uuid import UUID

from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from evaluation import services as evaluation
from evaluation.measures.services import load_instruments
from spcore.bench.scales import Scale

FOLDER = Path(__file__).parent / "sql"
WITH_TRIGGERS = {"4_directory"}  # the database itself keeps some of its columns
ONLY_WHOLE = {"7_work", "8_trail"}  # what no figure is made of
ZERO = {
    "text": "''",
    "character varying": "''",
    "boolean": "false",
    "ARRAY": "'{}'",
    "jsonb": "'{}'",
    "timestamp with time zone": "now()",
    "uuid": "gen_random_uuid()",
}
NUMBERS = {"integer", "smallint", "bigint"}


def fill(scale: Scale, *, say: Callable[[str], None]) -> None:
    """Fill an empty, migrated database. Deterministic for the scale's seed, but for the day."""
    _give_defaults()
    indexes = _drop_indexes()
    load_instruments()
    for path in sorted(FOLDER.glob("[0-9]_*.sql")):
        if path.stem in ONLY_WHOLE and not scale.is_whole:
            continue
        say(path.stem.partition("_")[2])
        _triggers(wake=path.stem in WITH_TRIGGERS)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(path.read_text(), scale.parameters())
    say("indexes")
    _triggers(wake=True)
    with connection.cursor() as cursor:
        for statement in indexes:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    say("facts")
    now = timezone.now()
    evaluation.rebuild_facts(at=now)
    # Where there are many areas, that of the commissioner who is asked for.
    with connection.cursor() as cursor:
        cursor.execute("SELECT bench_id('icb', 1)")
        evaluation.publish_figures(at=now, icb_id=UUID(str(cursor.fetchone()[0])))
    say("texts of the open data")
    call_command("write_open_texts", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _give_defaults() -> None:
    """
    Give every required column a default, so that the SQL names only the columns that matter.

    A field added to a model with a default in Python needs no change here then.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT table_name, column_name, data_type FROM information_schema.columns
            WHERE table_schema = 'public' AND is_nullable = 'NO' AND column_default IS NULL
              AND is_generated = 'NEVER' AND is_identity = 'NO'
            """
        )
        for table, column, kind in cursor.fetchall():
            zero = "0" if kind in NUMBERS else ZERO.get(kind)
            if zero is not None:
                cursor.execute(f'ALTER TABLE "{table}" ALTER "{column}" SET DEFAULT {zero}')


def _triggers(*, wake: bool) -> None:
    """Let triggers, and checks of foreign keys, sleep where we may: the SQL keeps both true."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET session_replication_role = {'origin' if wake else 'replica'}")
    except ProgrammingError:
        return


def _drop_indexes() -> list[str]:
    """Drop the indexes that hold no constraint, and return what makes them again."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique
                AND NOT i.indisexclusion
            """
        )
        rows = cursor.fetchall()
        for name, _statement in rows:
            cursor.execute(f"DROP INDEX {name}")
        return [statement for _name, statement in rows]
