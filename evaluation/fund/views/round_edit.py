"""Changing a round that is still being prepared."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.round_edit import RoundEditForm, saved_of
from evaluation.fund.selectors.rounds import context_of, own_draft
from evaluation.fund.services.rounds import edit_round
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def round_edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Save it, or show a stale one beside what was typed."""
    actor = request.actor
    row = own_draft(actor=actor, round_id=round_id)
    known = context_of(row, actor=actor)
    sent = request.POST if request.method == "POST" else None
    form = RoundEditForm(sent, saved=saved_of(row), current=row.version, **known)
    if form.is_bound and form.is_valid():
        version, fields = form.cleaned_data["version"], form.fields_of()
        edit_round(round_id=row.pk, fields=fields, version=version, actor=actor, at=timezone.now())
        messages.success(request, _("Saved"))
        return redirect("fund:round_detail", row.pk)
    return render(request, "fund/round_edit.html", {"form": form, "round": row})
