"""Keeps the texts of the open data: what changed is written again, what is gone is dropped."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction

from providers.models import OpenText, OpenTextDue, Service
from providers.selectors.open_data import in_full, open_services
from providers.selectors.open_texts import without_text

BATCH = 200  # listings that are in memory at a time
LOCK = 8_100_001  # of PostgreSQL: one writer at a time, so that no older text follows a newer


def write_open_texts(write: Callable[[Service], str], *, form: str) -> int:
    """
    Write the texts that are due, and return how many listings were looked at.

    Another process that is at it already is left to it. Running it again writes nothing.
    """
    looked_at = 0
    while number := _write_some(write, form):
        looked_at += number
    return looked_at


def forget_open_texts() -> None:
    """Drop all texts, so that all are written again."""
    OpenText.objects.all().delete()


@transaction.atomic
def _write_some(write: Callable[[Service], str], form: str) -> int:
    """
    Write some texts, each from what is in the database after it was taken off the list.

    What is changed meanwhile is on the list again once that change is kept.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
    keys = _due(form)
    OpenTextDue.objects.filter(service_id__in=keys).delete()
    texts = [
        OpenText(service_id=service.pk, form=form, body=write(service))
        for service in in_full(open_services().filter(pk__in=keys))
    ]
    written = {text.service_id for text in texts}
    OpenText.objects.filter(pk__in=set(keys) - written).delete()
    OpenText.objects.bulk_create(
        texts, update_conflicts=True, unique_fields=["service"], update_fields=["form", "body"]
    )
    return len(keys)


def _due(form: str) -> list[UUID]:
    """Return the services that changed, or else those that have no text."""
    changed = OpenTextDue.objects.order_by("service_id").values_list("service_id", flat=True)
    keys = list(changed.distinct()[:BATCH])
    return keys or list(without_text(form).values_list("pk", flat=True)[:BATCH])
