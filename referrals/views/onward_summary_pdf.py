"""What a service may know of one onward referral, as a letter to keep or to hand over."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.views.inbox_detail import AFTER, BEFORE
from spcore import audit, paper
from spcore.access import for_roles
from spcore.accounts.roles import Role


@for_roles(*policies.MAY_WRITE_ONWARD)
@require_safe
def onward_summary_pdf(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """
    Send what the provider's own page shows now, and no more, whoever asks; else lead to a page.

    :raises NotVisible: where nothing is shared: signposting, not sent yet, agreement withdrawn.
    """
    now, actor = timezone.now(), request.actor
    onward = selectors.shared_for(actor=actor, onward_id=onward_id, at=now)
    view = selectors.provider_view(onward, on=timezone.localdate(now))
    context = {"view": view, "style": paper.style(), "onward": onward, "on": now}
    content = paper.page_pdf(render_to_string("referrals/onward_summary_paper.html", context))
    if content is None:
        page = "inbox_detail" if actor.role == Role.PROVIDER else "onward_thread"
        return redirect(f"referrals:{page}", onward.pk)
    audit.record(
        actor=actor,
        action=audit.Action.PRINT,
        people=[onward.referral.person_id],
        shown=sorted(AFTER if view.name else BEFORE),
        label="referrals:onward_summary_pdf",
        source=audit.source_of(request),
    )
    response = HttpResponse(content, content_type=paper.PDF)
    response["Content-Disposition"] = f'attachment; filename="summary-{view.reference}.pdf"'
    return response
