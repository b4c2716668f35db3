"""The demo's letter box: every message that would have left."""

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spcore.access import for_anybody
from spcore.errors import NotVisible
from spcore.notify import selectors

ROWS = 25


@for_anybody
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """Show what was sent to whom, newest first. :raises NotVisible: outside the demo."""
    if not settings.DEMO:
        raise NotVisible
    rows = list(selectors.messages_sent(before=_uuid_or_none(request.GET.get("before", "")))[:ROWS])
    older = f"?{urlencode({'before': rows[-1].pk})}" if len(rows) == ROWS else ""
    return render(request, "ops/message_list.html", {"rows": rows, "older": older})


def _uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
