"""Giving a colleague one more role."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.forms.colleague_role_add import ColleagueRoleAddForm


@for_roles(*policies.WHO_MAY[policies.Action.GRANT])
@require_http_methods(["GET", "POST"])
@confirm_first
def colleague_role_add(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Offer the roles the actor may give where the colleague works; elsewhere they are invited."""
    user = selectors.colleague_for(actor=request.actor, user_id=user_id)
    places = selectors.roles_to_give(actor=request.actor, user=user)
    form = ColleagueRoleAddForm(request.POST if request.method == "POST" else None, places=places)
    if form.is_valid():
        services.give_role(actor=request.actor, at=timezone.now(), user_id=user.pk, **form.chosen)
        messages.success(request, _("The role is given"))
        return redirect("accounts:colleague_detail", user.pk)
    context = {"form": form, "colleague": user, "places": places}
    return render(request, "accounts/colleague_role_add.html", context)
