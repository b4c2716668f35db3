"""Forgetting what lists kept to be taken back, some time after they came in or were left lying."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from providers.models import (
    OPEN_LISTS,
    WORKING_LISTS,
    DirectoryImport,
    DirectoryImportRow,
    ListState,
)


@transaction.atomic
def forget_lists(*, at: datetime) -> int:
    """
    Forget what listings said before lists came in `IMPORT_KEPT_DAYS` ago; they are not taken back.

    What became of each row stays. Files that were left lying so long are thrown away. Returns how
    many lists were forgotten; a second run forgets nothing more.
    """
    before = at - timedelta(days=settings.IMPORT_KEPT_DAYS)
    lying = DirectoryImport.objects.filter(
        state__in=(*OPEN_LISTS, *WORKING_LISTS), made_at__lte=before
    )
    rows = DirectoryImportRow.objects.filter(batch__in=lying)
    rows._raw_delete(rows.db)
    dropped = lying.update(state=ListState.DROPPED, content=b"", tables=[])
    kept = DirectoryImportRow.objects.exclude(before=None, after="")
    old = kept.filter(batch__state=ListState.DONE, batch__done_at__lte=before)
    batches = old.values_list("batch_id", flat=True).distinct().count()
    old.update(before=None, after="")
    return dropped + batches
