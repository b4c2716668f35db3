"""What is kept of a volunteer, changed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.companion_edit import CompanionEditForm, saved_of
from referrals.selectors.companions import companion_for
from referrals.services.companions import edit_companion
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_PLAN_JOURNEY)
@require_http_methods(["GET", "POST"])
def companion_edit(request: HttpRequest, companion_id: UUID) -> HttpResponse:
    """Show and save it; a version that is older than the saved one shows both."""
    row = companion_for(actor=request.actor, companion_id=companion_id)
    form = CompanionEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(row),
        current=row.version,
    )
    if form.is_valid():
        edit_companion(
            companion_id=row.pk,
            words=form.words(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved"))
        return redirect("referrals:companion_list")
    context = {"form": form, "name": row.name}
    return audited_render(
        request, "referrals/companion_edit.html", context, people=[], shown=["staff"]
    )
