"""What is emailed about accounts, after commit. Links are made when they are sent (tokens.py)."""

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from spcore import notify
from spcore.accounts import selectors, tokens
from spcore.accounts.models import Invitation, JoinRequest, User
from spcore.accounts.text_codes import TOPIC, issue_code
from spcore.notify import texts
from spcore.outbox.registry import NotNeeded, handles


@handles("account.invited")
def send_invitation(subject_id: UUID, *, message_id: UUID) -> None:
    """
    Send the private link of an invitation that still stands; a repeat sends the same link.

    No link is sent when SECRET_KEY was changed since, without the old key as a fallback.
    """
    rows = Invitation.objects.pending().filter(pk=subject_id, expires_at__gt=timezone.now())
    invitation = rows.first()
    if invitation is None:
        return
    token = tokens.stored_token_of(invitation.pk, token_hash=invitation.token_hash)
    if token is not None:
        notify.send(
            message_id=message_id,
            template="account_invited",
            recipient=invitation.email,
            context={"link": address_of_invitation(token)},
        )


@handles("account.join_asked")
def tell_approvers(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell who approves colleagues that somebody asks to join."""
    request = JoinRequest.objects.pending().filter(pk=subject_id).first()
    if request is None:
        return
    for user in selectors.approvers_of(organisation_id=request.organisation_id):
        notify.send(
            message_id=message_id,
            template="account_join_asked",
            recipient=user.email,
            user_id=user.pk,
        )


@handles("account.password_forgotten")
def send_password_link(subject_id: UUID, *, message_id: UUID) -> None:
    """Send the link to choose a new password. It works for an hour, and until the next sign-in."""
    user = _reachable(subject_id)
    if user is None:
        return
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    notify.send(
        message_id=message_id,
        template="account_password_forgotten",
        recipient=user.email,
        user_id=user.pk,
        context={"link": _address(reverse("account_reset_password_from_key", kwargs=key))},
    )


@handles("account.second_factor_reset")
def tell_of_reset(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell somebody that a colleague reset their authenticator app."""
    _tell(subject_id, message_id, "account_second_factor_reset")


@handles("account.sign_in_changed")
def tell_of_change(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell somebody that their password or authenticator app was changed."""
    _tell(subject_id, message_id, "account_sign_in_changed")


def _tell(user_id: UUID, message_id: UUID, template: str) -> None:
    user = _reachable(user_id)
    if user is not None:
        notify.send(message_id=message_id, template=template, recipient=user.email, user_id=user.pk)


def _reachable(user_id: UUID) -> User | None:
    user: User | None = User.objects.filter(pk=user_id, is_active=True).first()
    return user


def address_of_invitation(token: str) -> str:
    """Return the private link that a token makes."""
    return _address(reverse("accounts:invitation_open", kwargs={"token": token}))


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


@handles(TOPIC)
def send_text_code(subject_id: UUID, *, message_id: UUID) -> None:
    """Text a new code to a number that waits to be confirmed."""
    issued = issue_code(user_id=subject_id, at=timezone.now()) if texts.is_set_up() else None
    if issued is None:
        raise NotNeeded
    number, code = issued
    notify.send_text(
        message_id=message_id,
        template="text_code",
        number=number,
        user_id=subject_id,
        context={"code": code},
    )
