"""The least that taking listings in takes: their rows, as they will be, by COPY."""

import io

from django.db import connection

# In the order in which one needs the other; the text is what the load itself wrote.
TABLES = {
    "accounts_organisation": "id IN (SELECT organisation_id FROM providers_provider"
    " WHERE source = 'bench-import')",
    "providers_provider": "source = 'bench-import'",
    "providers_service": "source = 'bench-import'",
    "providers_location": "provider_id IN (SELECT organisation_id FROM providers_provider"
    " WHERE source = 'bench-import')",
    "providers_serviceatlocation": "service_id IN (SELECT id FROM providers_service"
    " WHERE source = 'bench-import')",
    "providers_schedule": "service_id IN (SELECT id FROM providers_service"
    " WHERE source = 'bench-import')",
}
COLUMNS = """
SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'
"""


def rows_written() -> list[tuple[str, str]]:
    """Return what a load wrote: for each table the statement that copies it in, and its rows."""
    found = []
    with connection.cursor() as cursor:
        for table, which in TABLES.items():
            cursor.execute(COLUMNS, [table])
            columns, text = cursor.fetchone()[0], io.StringIO()
            cursor.copy_expert(
                f"COPY (SELECT {columns} FROM {table} WHERE {which}) TO STDOUT",  # noqa: S608
                text,
            )
            found.append((f"COPY {table} ({columns}) FROM STDIN", text.getvalue()))
    return found


def copy_in(written: list[tuple[str, str]]) -> None:
    """Write the same rows by COPY."""
    with connection.cursor() as cursor:
        for statement, text in written:
            cursor.copy_expert(statement, io.StringIO(text))
