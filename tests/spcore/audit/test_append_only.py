"""Twelve attempts to change history, by the serving role and by the owner: twelve refusals each."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from spcore.audit.models import AuditEntry, AuditSeal
from tests.spcore.audit.conftest import ONE, looked

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
MODELS = ("audit.AuditEntry", "audit.AuditSeal", "referrals.Step", "referrals.OnwardStep")
ATTEMPTS = ("UPDATE {} SET {}", "DELETE FROM {}", "TRUNCATE {} CASCADE")
CHANGED = {
    "audit.AuditEntry": "label = 'x'",
    "audit.AuditSeal": "hash = 'x'",
    "referrals.Step": "reason = 'x'",
    "referrals.OnwardStep": "reason = 'x'",
}


@pytest.fixture
def history():
    """Put a row into the trail and its seals."""
    looked()
    entry = AuditEntry.objects.get()
    AuditSeal.objects.create(entry=entry, chain=ONE, number=1, hash="0" * 64)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def attempt(statement: str, *, role: str = "") -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if role:
            cursor.execute(f'SET LOCAL ROLE "{role}"')
        cursor.execute(statement)


def statement_for(model: str, verb: str) -> str:
    return verb.format(apps.get_model(model)._meta.db_table, CHANGED[model])


@pytest.mark.parametrize("verb", ATTEMPTS)
@pytest.mark.parametrize("model", MODELS)
class TestHistory:
    def test_the_serving_role_may_not_change_it(self, history, model, verb):
        call_command("grant_app_role", verbosity=0)

        with pytest.raises(ProgrammingError, match="permission denied"):
            attempt(statement_for(model, verb), role=settings.DATABASE_APP_ROLE)

    def test_the_owner_is_refused_too(self, history, model, verb):
        if "TRUNCATE" not in verb and not apps.get_model(model).objects.exists():
            trigger = f"{apps.get_model(model)._meta.db_table}_append_only"
            with connection.cursor() as cursor:
                cursor.execute("SELECT tgenabled FROM pg_trigger WHERE tgname = %s", [trigger])
                assert cursor.fetchone() == ("O",)
            return

        with pytest.raises(ProgrammingError, match="append-only"):
            attempt(statement_for(model, verb))


class TestServingRole:
    def test_may_add_and_read(self):
        call_command("grant_app_role", verbosity=0)

        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'SET LOCAL ROLE "{settings.DATABASE_APP_ROLE}"')
            looked()
            cursor.execute("SELECT count(*) FROM audit_auditentry")
            assert cursor.fetchone() == (1,)
            cursor.execute("RESET ROLE")

    def test_waits_until_an_entry_is_on_disk(self):
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")

            assert cursor.fetchone() == ("on",)
