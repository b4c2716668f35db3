"""Who sits on a round's panel, and one more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.panel_edit import PanelEditForm
from evaluation.fund.selectors import panel
from evaluation.fund.selectors.rounds import own_round
from evaluation.fund.services.panel import seat_member
from spcore.access import for_roles


@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def panel_edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Show the panel with what it declared, and seat somebody."""
    row = own_round(actor=request.actor, round_id=round_id)
    sent = request.POST if request.method == "POST" else None
    form = PanelEditForm(sent, members=panel.members_to_seat(row))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        seat_member(
            round_id=row.pk,
            user_id=UUID(said["user"]),
            speaks_as=said["speaks_as"],
            organisation=said["organisation"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Seated. They get an email that says to sign in"))
        return redirect("fund:panel_edit", row.pk)
    context = {"form": form, "round": row, "seats": panel.seats_of(row)}
    return render(request, "fund/panel_edit.html", context)
