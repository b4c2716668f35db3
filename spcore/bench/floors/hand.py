"""The bare cursor on Django's own connection, and what every signed-in page must ask and write."""

from typing import Any

from django.db import connection

from spcore.bench.calling import SignedIn

SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()"
ROLE = """
SELECT u.id, u.name, u.is_active, u.sessions_ended_at, m.id, m.role, o.id, o.name
FROM accounts_user u
JOIN accounts_membership m ON m.user_id = u.id AND m.ended_at IS NULL
JOIN accounts_organisation o ON o.id = m.organisation_id AND o.is_open
WHERE u.id = %s
"""
ENTRY = """
INSERT INTO audit_auditentry (at, user_id, role, organisation_id, action, people, shown, label,
    object_id, purpose, request_id, source)
VALUES (now(), %s, %s, %s, 'read', %s::uuid[], %s, %s, NULL, '', gen_random_uuid(), '127.0.0.1')
"""


def rows_of(sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
    """Return the rows of a statement, without Django in between."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def run(sql: str, parameters: Any = None) -> None:
    """Run a statement that returns nothing, committed by itself."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def door(who: SignedIn) -> None:
    """Ask who is asking: the session, then the user with role and organisation."""
    rows_of(SESSION, [who.session_key])
    rows_of(ROLE, [str(who.actor.user_id)])


def entry(who: SignedIn, label: str, people: list[Any]) -> None:
    """Write down who was shown."""
    actor = who.actor
    run(
        ENTRY,
        [
            str(actor.user_id),
            actor.role,
            str(actor.organisation_id),
            [str(person) for person in people],
            ["name", "needs", "status"],
            label,
        ],
    )
