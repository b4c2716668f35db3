"""Changing how the person is reached, and what is safe."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, services
from linkworkers.forms.person_contact_edit import PersonContactEditForm
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles


@for_roles(*policies.MAY_CHANGE_REACH)
@require_http_methods(["GET", "POST"])
def person_contact_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what this reader may change; a stale version shows both."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "safe_contact", at=now)
    form = PersonContactEditForm(
        request.POST if request.method == "POST" else None,
        person=case.referral.person,
        writes=case.writes,
    )
    if form.is_valid():
        services.change_reach(
            referral_id=case.referral.pk, reach=form.reach(), actor=request.actor, at=now
        )
        messages.success(request, _("Saved. It holds from the next message on"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    return render_on_case(request, "linkworkers/person_contact_edit.html", case, {"form": form})
