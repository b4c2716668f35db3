"""One onward referral as its provider sees it: no name before it is accepted."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.inbox_answer import InboxAnswerForm
from referrals.forms.progress import ProgressForm
from referrals.models import OnwardReferral
from referrals.selectors import onward_thread as threads
from referrals.selectors.payments import payments_of
from spcore import paper
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui import dates

BEFORE = frozenset({"birth_date", "needs", "shared_summary", "status"})
AFTER = BEFORE | {"name", "contact", "safe_contact", "emergency_contact"}


@for_roles(*policies.MAY_RECEIVE)
@require_http_methods(["GET"])
def inbox_detail(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Show what is shared now; opening it for the first time marks it as seen."""
    now, actor = timezone.now(), request.actor
    services.see_onward(onward_id=onward_id, actor=actor, at=now)
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    return show_onward(request, onward)


def show_onward(
    request: HttpRequest,
    onward: OnwardReferral,
    *,
    answer: InboxAnswerForm | None = None,
    progress: ProgressForm | None = None,
) -> HttpResponse:
    """Answer with the page of one onward referral, and the form its state asks for."""
    now, actor = timezone.now(), request.actor
    allowed = policies.allowed_onward(actor, onward)
    view = selectors.provider_view(onward, on=timezone.localdate(now))
    may_answer = bool(allowed & {"ACCEPT", "PUT_ON_LIST", "DECLINE"})
    may_progress = bool(allowed & {"BOOK", "START", "MISS", "END"})
    context = {
        "onward": onward,
        "view": view,
        "tag": selectors.provider_tag(onward.status),
        "sent": dates.when(onward.sent_at),
        "due": selectors.answer_due(
            onward.status,
            onward.sent_at,
            days=onward.referral.scheme.provider_answer_days,
            at=now,
        ),
        "form": answer or progress,
        "answer": (answer or answer_form(onward, allowed)) if may_answer else None,
        "progress": (progress or progress_form(onward, allowed)) if may_progress else None,
        "unread": threads.number_unread(actor=actor, onward=onward),
        "has_pdf": selectors.is_with_service(onward) and paper.is_available(),
        "payments": payments_of(actor=actor, onward=onward),
        "receipts": selectors.receipts_of(actor=actor, referral_id=onward.referral_id),
    }
    return audited_render(
        request,
        "referrals/inbox_detail.html",
        context,
        people=[onward.referral.person_id],
        shown=AFTER if view.name else BEFORE,
    )


def answer_form(
    onward: OnwardReferral, allowed: set[str], data: object | None = None
) -> InboxAnswerForm:
    """Return the provider's answer form, bound to what was sent, if anything was."""
    return InboxAnswerForm(data, actions=allowed, initial={"version": onward.version})


def progress_form(
    onward: OnwardReferral, allowed: set[str], data: object | None = None
) -> ProgressForm:
    """Return the form of what happened since, bound to what was sent, if anything was."""
    return ProgressForm(
        data,
        actions=allowed,
        today=timezone.localdate(),
        initial={"version": onward.version},
    )
