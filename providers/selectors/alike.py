"""What somebody may have meant who typed a word wrongly."""

from django.db import connection


def alike(words: str) -> str | None:
    """
    Return a search for these words or for words of names that are like them; None where none is.

    In PostgreSQL's own writing of a search (`tsquery`), for a question with `is_similar`. Words are
    like others by their trigrams (migration 0022).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT providers_alike(%s)::text", [words])
        meant: str | None = cursor.fetchone()[0]
    return meant
