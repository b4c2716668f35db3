"""Warnings of old records that somebody must read before a person is contacted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.paging import after_of, pager_links

PAGE = 25


@for_roles(*policies.MAY_READ_FIRST)
@require_http_methods(["GET", "POST"])
def must_read_list(request: HttpRequest) -> HttpResponse:
    """List what nobody has read; a POST says that the actor has read one."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        must_read_id = _id_in(request.POST.get("read", ""))
        if must_read_id is not None:
            row = services.tick_must_read(must_read_id=must_read_id, actor=actor, at=timezone.now())
            messages.success(request, _("Ticked off, in your name"))
            if request.POST.get("from") == "case":
                return redirect("linkworkers:case_detail", row.referral_id)
        return redirect("referrals:must_read_list")
    after = after_of(request)
    found = list(selectors.to_read_first(actor=actor, after=after)[: PAGE + 1])
    rows = found[:PAGE]
    last = rows[-1].pk if len(found) > PAGE else None
    base = reverse("referrals:must_read_list")
    return audited_render(
        request,
        "referrals/must_read_list.html",
        {"rows": rows, **pager_links(base, after=last, shown_after=after)},
        people=[row.person_id for row in rows],
        shown=["name", "safeguarding"] if rows else [],
    )


def _id_in(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
