"""Deleting what a file said about people, some time after it came in or was left lying."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from linkworkers.models import NOT_IN, CaseloadImport, ImportRow, ImportState


@transaction.atomic
def forget_imports(*, at: datetime) -> int:
    """
    Forget what imports say that were settled, or left lying, `IMPORT_KEPT_DAYS` ago.

    Counts stay. Of a row that came in there stays whose case it made, and the fingerprint by which
    a second run knows it; every other row goes. Returns how many imports were forgotten.
    """
    before = at - timedelta(days=settings.IMPORT_KEPT_DAYS)
    return _drop_unfinished(before, at) + _forget_settled(before, at)


def _drop_unfinished(before: datetime, at: datetime) -> int:
    lying = CaseloadImport.objects.filter(state__in=NOT_IN, made_at__lt=before)
    rows = ImportRow.objects.filter(batch__in=lying)
    rows._raw_delete(rows.db)
    return lying.update(
        state=ImportState.DROPPED,
        content=b"",
        samples=[],
        forgotten_at=at,
        problem=_("It was not brought in for %s days") % settings.IMPORT_KEPT_DAYS,
    )


def _forget_settled(before: datetime, at: datetime) -> int:
    settled = CaseloadImport.objects.filter(
        state__in=[ImportState.DONE, ImportState.UNDONE], forgotten_at=None
    ).alias(settled_at=Coalesce("undone_at", "done_at"))
    found = list(settled.filter(settled_at__lt=before).values_list("pk", flat=True))
    rows = ImportRow.objects.filter(batch__in=found)
    gone = rows.filter(fingerprint="") | rows.filter(referral=None)
    gone._raw_delete(gone.db)
    rows.update(name="", birth_date=None, problems=[])
    return CaseloadImport.objects.filter(pk__in=found).update(forgotten_at=at)
