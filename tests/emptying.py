"""Empties the tables after a test that commits: those that hold something, and no others.

Django's own flush truncates every table there is, gives each of their indexes a new file, and
makes the content types anew: a second for each test in a browser.
"""

from django.db import connections, transaction
from django.test import TransactionTestCase

# What the migrations leave there, and no test changes.
KEPT = {"django_content_type", "auth_permission"}
FILLED = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relname = ANY(%s) AND pg_relation_size(oid) > 0 ORDER BY relname
"""


def empty_filled_tables(_case: TransactionTestCase | None = None) -> None:
    """Delete every row, once whoever still writes one has ended; append-only triggers sleep."""
    connection = connections["default"]
    tables = connection.introspection.django_table_names(include_views=False)
    with transaction.atomic(using="default"), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no foreign key asks either
        cursor.execute(FILLED, [sorted(set(tables) - KEPT)])
        filled = [name for (name,) in cursor.fetchall()]
        if filled:
            cursor.execute(f"LOCK TABLE {', '.join(filled)} IN EXCLUSIVE MODE")
            cursor.execute("; ".join(f"DELETE FROM {name}" for name in filled))
