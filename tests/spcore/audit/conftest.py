"""A trail to seal, and the means to change it that nobody but an attacker with the server has."""

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.audit import sealing
from spcore.audit.models import AuditEntry, SealMark

ONE, OTHER = uuid4(), uuid4()


def looked(number: int = 1, *, organisation_id: UUID | None = ONE) -> None:
    """Write entries as if somebody of an organisation looked at people."""
    actor = Actor(role=Role.LINK_WORKER, user_id=uuid4(), organisation_id=organisation_id)
    for _number in range(number):
        audit.record(actor=actor, action=audit.Action.READ, label="page", people=[uuid4()])


def wait_for_others(newest: int = 0) -> None:
    """
    Wait until no transaction older than the entries runs, in any database of the server.

    Other tests share the server; the sealer, rightly, does not pass their open transactions.
    """
    give_up = time.monotonic() + 120
    newest = newest or AuditEntry.objects.aggregate(newest=Max("txid"))["newest"] or 0
    while time.monotonic() < give_up:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            if cursor.fetchone()[0] > newest:
                return
        time.sleep(0.05)
    raise TimeoutError("another transaction has been open for two minutes")


def seal() -> int:
    """Seal all that is committed, as after a restore: no waiting for other tests' transactions."""
    SealMark.objects.update_or_create(pk=1, defaults={"txid": 2**62})
    return sealing.seal(at=timezone.now())


@pytest.fixture
def anchor_file(tmp_path: Path, settings: object) -> Path:
    """Name a file of this test's own for the heads."""
    settings.AUDIT_ANCHOR_FILE = tmp_path / "heads.jsonl"  # type: ignore[attr-defined]
    return settings.AUDIT_ANCHOR_FILE  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Run SQL as the database's superuser with every trigger and foreign key asleep."""

    def run(*statements: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("SET session_replication_role = origin")

    return run
