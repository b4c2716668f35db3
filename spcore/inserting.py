"""Inserting a row unless another holds its unique value: one statement, which tells."""

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery


def is_inserted(row: Model) -> bool:
    """
    Insert a row, and tell whether it was; False where another has a unique value of it.

    It waits for whoever is writing such a row. `bulk_create(ignore_conflicts=True)` does not tell,
    so the row would have to be asked for afterwards.
    """
    fields = [
        field for field in row._meta.local_concrete_fields if not isinstance(field, AutoField)
    ]
    query = InsertQuery(type(row), on_conflict=OnConflict.IGNORE)
    query.insert_values(fields, [row])
    ((sql, parameters),) = query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        is_new = bool(cursor.rowcount)
    row._state.adding = False
    return is_new
