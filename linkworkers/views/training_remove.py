"""Taking a record of training out that was wrong, or putting it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.training import remove_record
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_WORKERS)
@require_POST
def training_remove(request: HttpRequest, training_id: UUID) -> HttpResponse:
    """Take it out, and offer to put it back."""
    is_removed = "undo" not in request.POST
    record = remove_record(
        record_id=training_id, is_removed=is_removed, actor=request.actor, at=timezone.now()
    )
    page = reverse("linkworkers:training_detail", args=[record.user_id])
    return redirect(f"{page}?removed={record.pk}" if is_removed else page)
