"""Marking one application."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.score_edit import ScoreEditForm
from evaluation.fund.selectors import applications
from evaluation.fund.selectors.panel import own_marks
from evaluation.fund.services.scores import keep_sheet
from spcore.access import for_roles
from spcore.keeping import keeps_typing, posted_or_kept


@keeps_typing
@for_roles(*policies.PANEL)
@require_http_methods(["GET", "POST"])
def score_edit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Keep the marks as a draft of the member's own, or hand them in."""
    actor = request.actor
    row = applications.to_mark(actor=actor, application_id=application_id)
    held, sheet = own_marks(actor=actor, row=row)
    sent = posted_or_kept(request)
    is_whole = "later" not in (sent or ())
    form = ScoreEditForm(
        sent,
        criteria=list(row.round.criteria.all()),
        held=held,
        comment=sheet.comment if sheet else "",
        is_whole=is_whole,
    )
    if request.method == "POST" and form.is_valid():
        keep_sheet(
            application_id=row.pk,
            marks=form.marks(),
            comment=form.cleaned_data["comment"],
            is_handed_in=is_whole,
            actor=actor,
            at=timezone.now(),
        )
        messages.success(
            request, _("Handed in. Thank you") if is_whole else _("Kept. Only you see it")
        )
        return redirect("fund:panel_list")
    page = applications.application_page(actor=actor, row=row, on=timezone.localdate())
    return render(request, "fund/score_edit.html", {"form": form, "page": page})
