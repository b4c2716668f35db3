"""One onward referral as its provider sees it: no name before it is accepted."""

from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors, services
from referrals.forms.inbox_answer import InboxAnswerForm
from referrals.forms.onward_attend import OnwardAttendForm
from referrals.forms.progress import ProgressForm
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING
from referrals.selectors import attendance
from referrals.selectors import onward_thread as threads
from referrals.selectors.payments import payments_of
from referrals.selectors.waiting import waiting_words
from referrals.services.attendance import What
from spcore import paper
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui import dates
from spcore.ui.paging import id_of

BEFORE = frozenset({"birth_date", "needs", "shared_summary", "status"})
TAPS = (What.CAME, What.MISSED)
ANSWERS, LATER = {"ACCEPT", "PUT_ON_LIST", "DECLINE"}, {"BOOK", "END"}
SAID_BY_A_TAP = {"START", "MISS"}
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
    attend: OnwardAttendForm | None = None,
) -> HttpResponse:
    """Answer with the page of one onward referral, and the form its state asks for."""
    now, actor = timezone.now(), request.actor
    allowed = policies.allowed_onward(actor, onward)
    view = selectors.provider_view(onward, on=timezone.localdate(now))
    context = {
        **_coming(request, onward, attend, at=now),
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
        "place": waiting_words(actor=actor, ids=[onward.pk], at=now).get(onward.pk, ""),
        "form": answer or progress or attend,
        "answer": allowed & ANSWERS and (answer or answer_form(onward, allowed)),
        "progress": allowed & LATER
        and (progress or progress_form(onward, allowed - SAID_BY_A_TAP)),
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


def _coming(
    request: HttpRequest, onward: OnwardReferral, form: OnwardAttendForm | None, *, at: datetime
) -> dict[str, object]:
    """Return what was said of who came, the mark just made, and the form for one more."""
    if onward.status not in AFTER_ACCEPTING:
        return {}
    mark, day = id_of(request, "marked"), attendance.day_to_mark(onward, at=at)
    return {
        "attend": form or attend_form(onward, at=at),
        "taps": _taps(day, is_today=day == timezone.localdate(at)),
        "marks": attendance.marks_of(actor=request.actor, onward=onward),
        "marked": attendance.marked_attendance(actor=request.actor, attendance_id=mark),
    }


def _taps(day: date, *, is_today: bool) -> list[tuple[str, str]]:
    """Return what each tap says, and in which words: a booked day that is over is named."""
    if is_today:
        words = (_("They came today"), _("They did not come today"))
    else:
        on = {"day": dates.day(day)}
        words = (_("They came on %(day)s") % on, _("They did not come on %(day)s") % on)
    return list(zip((what.value for what in TAPS), words, strict=True))


def attend_form(
    onward: OnwardReferral, *, at: datetime, data: object | None = None
) -> OnwardAttendForm:
    """Return the form of whether they came, bound to what was sent, if anything was."""
    day = attendance.day_to_mark(onward, at=at)
    return OnwardAttendForm(data, day=day, offers=TAPS, auto_id="attend_%s")


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
