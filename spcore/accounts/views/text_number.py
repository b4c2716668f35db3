"""Texts to one's own mobile: giving a number, confirming it, taking it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import selectors
from spcore.accounts.forms.text_number import TextCodeForm, TextNumberForm
from spcore.accounts.roles import STAFF_ROLES
from spcore.accounts.services import text_numbers as services
from spcore.notify import texts


@for_roles(*STAFF_ROLES)
@require_http_methods(["GET", "POST"])
def text_number(request: HttpRequest) -> HttpResponse:
    """Show where the reader's texts go, and take a number, a code, or that none are wanted."""
    if request.method == "POST" and request.POST.get("stop"):
        services.remove_number(actor=request.actor)
        messages.success(request, _("No texts go to you any more"))
        return redirect("accounts:text_number")
    held = selectors.text_number_of(actor=request.actor)
    awaits_code = held is not None and held.confirmed_at is None
    kind = TextCodeForm if awaits_code and "number" not in request.POST else TextNumberForm
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _kept(request, form):
        return redirect("accounts:text_number")
    context = {
        "form": form,
        "number": held.number if held else "",
        "awaits_code": awaits_code,
        "is_set_up": texts.is_set_up(),
    }
    return render(request, "accounts/text_number.html", context)


def _kept(request: HttpRequest, form: TextNumberForm | TextCodeForm) -> bool:
    now = timezone.now()
    if isinstance(form, TextNumberForm):
        services.give_number(at=now, actor=request.actor, **form.cleaned_data)
        return True
    problem = services.confirm_number(at=now, actor=request.actor, **form.cleaned_data)
    if problem:
        form.add_error("code", problem)
        return False
    messages.success(request, _("Texts go to this number from now on"))
    return True
