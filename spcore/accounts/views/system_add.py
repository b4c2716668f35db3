"""Connecting a system of one's own organisation; its secret is shown once, here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.forms.system_add import SystemAddForm


@for_roles(*policies.MAY_CONNECT)
@require_http_methods(["GET", "POST"])
@confirm_first
def system_add(request: HttpRequest) -> HttpResponse:
    """Ask for its name and what it may do; then show its id and secret, this one time."""
    organisation = selectors.organisation_to_connect(actor=request.actor)
    form = SystemAddForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = services.connect_system(
            actor=request.actor,
            at=timezone.now(),
            new=services.NewSystem(
                name=form.cleaned_data["name"],
                scopes=tuple(form.cleaned_data["scopes"]),
                nonce=form.cleaned_data["nonce"],
            ),
        )
        return render(request, "accounts/system_secret.html", {"made": made})
    context = {"form": form, "organisation": organisation}
    return render(request, "accounts/system_add.html", context)
