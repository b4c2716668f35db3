"""Taking up an invitation."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from spcore.access import for_anybody
from spcore.accounts import selectors, services
from spcore.accounts.forms.invitation_accept import InvitationAcceptForm
from spcore.accounts.models import Invitation
from spcore.accounts.roles import Role
from spcore.accounts.views.invitation_open import KEY


@for_anybody
@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "POST"])
def invitation_accept(request: HttpRequest) -> HttpResponse:
    """
    Make an account with a password, or join with the account one has.

    The address holds no token. The referrer policy stays `same-origin`: with `no-referrer` browsers
    send `Origin: null`, and the form could not be posted.
    """
    invitation_id = request.session.get(KEY)
    invitation = selectors.open_invitation(invitation_id=invitation_id, at=timezone.now())
    if invitation is None:
        return render(request, "accounts/invitation_dead.html", status=404)
    if selectors.has_account(email=invitation.email):
        return _join(request, invitation)
    form = InvitationAcceptForm(
        request.POST if request.method == "POST" else None,
        email=invitation.email,
        initial={"name": invitation.name},
    )
    if form.is_valid():
        return _make_account(request, invitation, form)
    return render(request, "accounts/invitation_accept.html", _context(invitation, form=form))


def _make_account(
    request: HttpRequest, invitation: Invitation, form: InvitationAcceptForm
) -> HttpResponse:
    services.accept_invitation(
        invitation_id=invitation.pk,
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
        at=timezone.now(),
    )
    if request.user.is_authenticated:  # a colleague was signed in in this browser
        get_adapter(request).logout(request)
    request.session.pop(KEY, None)
    messages.success(request, _("Your account is ready. Sign in with your new password"))
    return redirect("accounts:sign_in")


def _join(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    is_theirs = (
        request.user.is_authenticated
        and not request.needs_second_factor  # type: ignore[attr-defined]
        and request.user.email.lower() == invitation.email
    )
    if is_theirs and request.method == "POST":
        services.join_by_invitation(
            invitation_id=invitation.pk, user=request.user, at=timezone.now()
        )
        request.session.pop(KEY, None)
        messages.success(request, _("You have a new role"))
        return redirect("accounts:acting_as")
    context = _context(invitation, is_theirs=is_theirs)
    return render(request, "accounts/invitation_join.html", context)


def _context(invitation: Invitation, **more: object) -> dict[str, object]:
    return {"invitation": invitation, "role": Role(invitation.role).label, **more}
