"""Saying how much work a case is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.case_support_edit import CaseSupportEditForm, saved_of
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"status"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def case_support_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what is said; a version that is older than the saved one shows both."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "status", at=now)
    support = selectors.support_for(case.referral)
    form = CaseSupportEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(support),
        current=support.version,
    )
    if form.is_valid():
        services.set_support(
            referral_id=case.referral.pk,
            fields=form.support(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    context = {"form": form}
    return render_on_case(request, "linkworkers/case_support_edit.html", case, context, shown=SHOWN)
