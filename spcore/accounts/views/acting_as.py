"""Choosing in which of one's own roles to act."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_signed_in
from spcore.accounts import selectors, services, sessions
from spcore.accounts.forms.acting_as import ActingAsForm


@for_signed_in
@require_http_methods(["GET", "POST"])
def acting_as(request: HttpRequest) -> HttpResponse:
    """Choose one role, kept in the session under a new id; never a union of several."""
    rows = list(selectors.live_memberships(user_id=request.user.pk))
    acting = request.actor.membership_id  # type: ignore[attr-defined]
    form = ActingAsForm(
        request.POST if request.method == "POST" else None,
        memberships=rows,
        initial={"membership": str(acting or "")},
    )
    if form.is_valid():
        row = services.act_as(user=request.user, membership_id=form.cleaned_data["membership"])
        request.session.cycle_key()
        request.session[sessions.ACTING_AS] = str(row.pk)
        messages.success(request, _("You act for %s") % row.organisation.name)
        return redirect(_onward(request))
    context = {
        "form": form,
        "memberships": rows,
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/acting_as.html", context)


def _onward(request: HttpRequest) -> str:
    onward = request.GET.get("next", "")
    safe = get_adapter(request).is_safe_url(onward)
    return onward if safe else settings.LOGIN_REDIRECT_URL
