"""What suits the person: how they travel, what they can pay, what a place must have."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.wishes_edit import WishesEditForm, saved_of
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"plan"})


@for_roles(*policies.MAY_RECORD)
@require_http_methods(["GET", "POST"])
def wishes_edit(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Show what was said; a version that is older than the saved one shows both."""
    now = timezone.now()
    case = case_to_write(request, referral_id, "plan", at=now)
    wishes = selectors.wishes_for(case)
    form = WishesEditForm(
        request.POST if request.method == "POST" else None,
        saved=saved_of(wishes),
        current=wishes.version,
    )
    if form.is_valid():
        services.set_wishes(
            referral_id=case.referral.pk,
            fields=form.wishes(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=now,
        )
        messages.success(request, _("Saved"))
        return redirect("linkworkers:case_match", case.referral.pk)
    context = {"form": form}
    return render_on_case(request, "linkworkers/wishes_edit.html", case, context, shown=SHOWN)
