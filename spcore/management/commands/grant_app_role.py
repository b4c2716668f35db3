"""The role that serves: it reads and writes, but cannot change the trail or a referral's steps."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg2 import sql

# Added to and read; nothing else, by anybody who serves (security.md I4).
APPEND_ONLY = (
    *("audit_auditentry", "audit_auditseal"),
    *("referrals_step", "referrals_onwardstep", "referrals_concernact"),
)


class Command(BaseCommand):
    """Make the serving role, or bring its rights up to date; run it after each migration."""

    help = (
        "Create the role that serves (DATABASE_APP_ROLE) and set its rights. With"
        " DATABASE_APP_PASSWORD in the environment it can sign in; without, a member takes it on."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say in one line whether the role stands; going on as one role is allowed, but said."""
        role = settings.DATABASE_APP_ROLE
        try:
            with transaction.atomic():
                self._grant(role)
        except ProgrammingError as error:
            self.stderr.write(
                f"No second database role: {str(error).splitlines()[0]}. The service goes on as"
                " the owner; triggers alone keep the trail from being changed. To mend it, run"
                " grant_app_role as a role that may create roles."
            )
            settings.APP_ROLE_NOTE.unlink(missing_ok=True)
            return
        if settings.RUN_DIR.exists():  # the supervisor of `make run` reads it
            settings.APP_ROLE_NOTE.write_text(role)
        self.stdout.write(f"The role {role} serves; it cannot change {', '.join(APPEND_ONLY)}.")

    def _grant(self, role: str) -> None:
        name = sql.Identifier(role)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(name))
            password = os.environ.get("DATABASE_APP_PASSWORD", "")
            if password:
                with_password = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}")
                cursor.execute(with_password.format(name, sql.Literal(password)))
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if not cursor.fetchone()[0]:
                cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))
            for statement in self._rights(cursor):
                cursor.execute(sql.SQL(statement).format(role=name))

    def _rights(self, cursor: Any) -> list[str]:
        existing = set(connection.introspection.table_names(cursor))
        kept = ", ".join(table for table in APPEND_ONLY if table in existing)
        statements = [
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
        ]
        if kept:
            statements.append(f"REVOKE UPDATE, DELETE, TRUNCATE ON {kept} FROM {{role}}")
        return statements
