"""A kind letter to somebody nobody can reach: read it, print it, say that it has gone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.case_letter import CaseLetterForm
from linkworkers.views.framing import case_to_write, render_on_case
from spcore import paper
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def case_letter(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show the letter, or why none may go; by POST, record that it went."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "case_notes", at=now)
    form = CaseLetterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.record_kind_letter(
            referral_id=case.referral.pk,
            nonce=form.cleaned_data["nonce"],
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Recorded. You are reminded to see whether they answered"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    context = {
        "form": form,
        "why_not": selectors.why_no_letter(case.referral.whom),
        "letter": selectors.kind_letter(case.referral, at=now),
        "has_pdf": paper.is_available(),
    }
    return render_on_case(request, "linkworkers/case_letter.html", case, context)
