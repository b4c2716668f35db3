"""A text from a number nobody knows: its words, and what was done about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.unknown_text_settle import UnknownTextSettleForm
from linkworkers.selectors.danger import may_mean_danger
from linkworkers.selectors.unknown_texts import unknown_text_for
from linkworkers.services.unknown_texts import settle_unknown_text
from spcore.access import for_roles
from spcore.accounts.roles import Role
from spcore.responses import audited_render

SHORTEST = 6  # of the digits of a number that can be rung


@for_roles(*policies.MAY_READ_UNKNOWN_TEXTS)
@require_http_methods(["GET", "POST"])
def unknown_text_settle(request: HttpRequest, unknown_text_id: UUID) -> HttpResponse:
    """Show it, and keep what was done; then it is on nobody's list any more."""
    actor = request.actor
    is_lead = actor.role == Role.SAFEGUARDING_LEAD
    back = reverse("referrals:concern_list" if is_lead else "linkworkers:reminder_list")
    row = unknown_text_for(actor=actor, unknown_text_id=unknown_text_id)
    form = UnknownTextSettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        settle_unknown_text(
            unknown_text_id=row.pk, done=form.cleaned_data["done"], actor=actor, at=timezone.now()
        )
        messages.success(request, _("Kept. It is on nobody's list any more"))
        return redirect(back)
    return audited_render(
        request,
        "linkworkers/unknown_text_settle.html",
        {
            "row": row,
            "form": form,
            "is_danger": may_mean_danger(row.words),
            "has_number": sum(letter.isdigit() for letter in row.number) >= SHORTEST,
            "back": back,
            "is_lead": is_lead,
        },
        people=[],
        shown=["safeguarding" if is_lead else "case_notes", "contact"],
    )
