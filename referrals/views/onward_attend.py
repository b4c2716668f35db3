"""Whether somebody came to a service: by one tap, or with its day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies, selectors
from referrals.forms.onward_attend import OnwardAttendForm
from referrals.models import OnwardAttendance, OnwardReferral
from referrals.onward_states import Status
from referrals.selectors import attendance as marks
from referrals.services import attendance
from referrals.services.attendance import What
from spcore.access import for_roles
from spcore.responses import audited_render

SHOWN = frozenset({"name", "birth_date", "nhs_number", "contact", "safe_contact", "organisations"})


@for_roles(*policies.MAY_MARK_FOR_TEAM)
@require_http_methods(["GET", "POST"])
def onward_attend(request: HttpRequest, onward_id: UUID) -> HttpResponse:
    """Keep what was tapped or entered, and go back to where it can be undone."""
    now, actor = timezone.now(), request.actor
    onward = selectors.onward_for(actor=actor, onward_id=onward_id, at=now)
    form = OnwardAttendForm(
        request.POST if request.method == "POST" else None,
        day=marks.day_to_mark(onward, at=now),
        offers=[w for w in What if w != What.STILL or onward.status == Status.STARTED],
    )
    if form.is_valid():
        what, on = What(form.cleaned_data["what"]), form.cleaned_data["on"]
        mark = attendance.record_what(onward_id=onward.pk, what=what, on=on, actor=actor, at=now)
        return redirect(_back(request, onward, mark))
    return _render(request, onward, form)


def _back(request: HttpRequest, onward: OnwardReferral, mark: OnwardAttendance | None) -> str:
    if request.GET.get("back") == "today":
        base = reverse("linkworkers:today")
    else:
        base = reverse("linkworkers:case_detail", args=[onward.referral_id])
    if mark is None:
        messages.success(request, _("Recorded"))
        return base
    return f"{base}?marked={mark.pk}"


def _render(request: HttpRequest, onward: OnwardReferral, form: OnwardAttendForm) -> HttpResponse:
    actor = request.actor
    classes = selectors.classes_for(actor, onward.referral, at=timezone.now())
    context = {
        "onward": onward,
        "banner": selectors.case_banner(onward.referral, classes=classes),
        "form": form,
        "marks": marks.marks_of(actor=actor, onward=onward),
    }
    return audited_render(
        request,
        "referrals/onward_attend.html",
        context,
        people=[onward.referral.person_id],
        shown=classes & SHOWN,
    )
