"""The serving role: it works, and it cannot rewrite history."""

import os
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from psycopg2 import errorcodes

from spcore.management.commands.grant_app_role import APPEND_ONLY

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
ROLE = f"sp_test_{os.getpid()}"  # rolled back with the test


@pytest.fixture
def serving(settings, tmp_path):
    """Make the role and act as it until the end of the test's transaction."""
    settings.DATABASE_APP_ROLE = ROLE
    settings.RUN_DIR, settings.APP_ROLE_NOTE = tmp_path, tmp_path / "app-role"
    call_command("grant_app_role", stdout=StringIO())
    call_command("grant_app_role", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


def refused(statement: str) -> bool:
    """Tell whether the database refuses a statement for want of a right."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return error.__cause__.pgcode == errorcodes.INSUFFICIENT_PRIVILEGE
    return False


class TestServingRole:
    @pytest.mark.parametrize("table", APPEND_ONLY)
    def test_cannot_change_delete_or_empty_history(self, serving, table):
        serving.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s LIMIT 1",
            [table],
        )
        column = serving.fetchone()[0]

        assert refused(f'UPDATE {table} SET "{column}" = "{column}"')
        assert refused(f"DELETE FROM {table}")
        assert refused(f"TRUNCATE {table} CASCADE")  # by right, not by the trigger alone:
        serving.execute("SELECT has_table_privilege(%s, 'TRUNCATE')", [table])
        assert serving.fetchone() == (False,)
        assert refused(f"DROP TRIGGER {table}_append_only ON {table}")
        assert refused("SET session_replication_role = replica")

    def test_can_add_to_history_and_change_the_rest(self, serving):
        serving.execute(
            "INSERT INTO audit_auditentry"
            " (at, role, action, people, shown, label, purpose, request_id, source)"
            " VALUES (now(), '', 'x', '{}', '{}', '', '', gen_random_uuid(), '')"
        )
        serving.execute("UPDATE outbox_outboxmessage SET attempts = attempts")
        serving.execute("DELETE FROM django_session")

        serving.execute("SELECT count(*) FROM audit_auditentry WHERE action = 'x'")
        assert serving.fetchone()[0] == 1

    def test_cannot_migrate(self, serving):
        assert refused("CREATE TABLE public.mine (n int)")
        assert refused("INSERT INTO django_migrations (app, name, applied) VALUES ('', '', now())")

    def test_is_noted_for_the_supervisor(self, serving, settings):
        assert settings.APP_ROLE_NOTE.read_text() == ROLE


class TestOwnerWithoutTheRightToMakeRoles:
    def test_goes_on_as_one_role_and_says_so(self, settings, tmp_path):
        settings.DATABASE_APP_ROLE = f"{ROLE}_none"
        settings.RUN_DIR, settings.APP_ROLE_NOTE = tmp_path, tmp_path / "app-role"
        errors = StringIO()
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {ROLE}_plain")
            cursor.execute(f"SET LOCAL ROLE {ROLE}_plain")

            call_command("grant_app_role", stderr=errors, stdout=StringIO())
            cursor.execute("RESET ROLE")

        assert "No second database role: permission denied to create role" in errors.getvalue()
        assert not settings.APP_ROLE_NOTE.exists()
