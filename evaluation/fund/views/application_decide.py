"""Recording what the panel's meeting decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.fund import policies
from evaluation.fund.forms.application_decide import ApplicationDecideForm
from evaluation.fund.selectors import money, opinions, readiness
from evaluation.fund.selectors.applications import application_for
from evaluation.fund.selectors.words import pounds
from evaluation.fund.services.decisions import decide
from spcore.access import for_roles
from spcore.keeping import keeps_typing, posted_or_kept


@keeps_typing
@for_roles(*policies.RUNNERS)
@require_http_methods(["GET", "POST"])
def application_decide(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Ask for the money, the meeting's words and the applicant's; nobody is told yet."""
    actor = request.actor
    row = application_for(actor=actor, application_id=application_id)
    left = money.left_of(row.round)
    missing = readiness.missing_to_decide(row)
    form = ApplicationDecideForm(posted_or_kept(request), row=row, left=left, missing=missing)
    if request.method == "POST" and form.is_valid():
        decide(application_id=row.pk, decision=form.decided(), actor=actor, at=timezone.now())
        messages.success(request, _("Kept. The applicant is told when the round is published"))
        return redirect("fund:application_compare", row.round_id)
    context = {
        "form": form,
        "row": row,
        "left": pounds(left),
        "missing": missing,
        "opinions": opinions.opinions_of(actor=actor, row=row),
    }
    return render(request, "fund/application_decide.html", context)
