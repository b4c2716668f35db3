"""The people who sign in, as far as the actor answers for them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts import policies, selectors
from spcore.accounts.models import Invitation, Membership
from spcore.accounts.roles import Role
from spcore.ui import dates, statuses

SIZE = 50
INVITATIONS = 50
LONGEST = 100  # characters of a search
DECIDES = frozenset({Role.SCHEME_ADMIN, Role.OTHER_REFERRER, Role.PROVIDER})


@for_roles(*policies.READERS)
@require_safe
def colleague_list(request: HttpRequest) -> HttpResponse:
    """List roles by name, a page at a time, with the invitations still open."""
    actor = request.actor
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    policies.check_reads_people(actor)
    held, following = selectors.page_of(
        selectors.colleagues(actor=actor, words=words),
        after=_uuid(request.GET.get("after")),
        size=SIZE,
    )
    invitations = selectors.pending_invitations(actor=actor)[:INVITATIONS]
    may_invite = actor.role in policies.WHO_MAY[policies.Action.GRANT]
    may_decide = actor.role in DECIDES
    context = {
        "rows": [_row(membership) for membership in held],
        "invitations": [_invitation(row, may_invite) for row in invitations],
        "may_invite": may_invite,
        "words": words,
        "older": _older(words, following),
        "may_add_referrer": actor.role == Role.SCHEME_ADMIN,
        "asked": selectors.join_requests(actor=actor)[:INVITATIONS] if may_decide else [],
        "may_decide": may_decide,
        "without_approver": selectors.without_approver(actor=actor)[:INVITATIONS]
        if actor.role == Role.SCHEME_ADMIN
        else [],
    }
    return render(request, "accounts/colleague_list.html", context)


def _older(words: str, following: UUID | None) -> str:
    asked = {"q": words, "after": following} if words else {"after": following}
    return f"?{urlencode(asked)}" if following else ""


def _row(membership: Membership) -> dict[str, Any]:
    user = membership.user
    tags = [] if user.is_active else [statuses.tag_html(_("Disabled"), "red")]
    if not membership.has_second_factor and not user.is_demo:  # type: ignore[attr-defined]
        tags.append(statuses.tag_html(_("No authenticator app yet"), "yellow"))
    return {
        "name": user.name or user.email,
        "url": reverse("accounts:colleague_detail", args=[user.pk]),
        "role": Role(membership.role).label,
        "approves": membership.may_approve,
        "organisation": membership.organisation.name,
        "tags": tags,
    }


def _invitation(row: Invitation, may_cancel: bool) -> dict[str, Any]:
    is_late = row.expires_at <= timezone.now()
    return {
        "name": row.name,
        "email": row.email,
        "role": Role(row.role).label,
        "organisation": row.organisation.name,
        "until": _("Link has expired") if is_late else _("Until %s") % dates.day(row.expires_at),
        "cancel": reverse("accounts:invitation_cancel", args=[row.pk]) if may_cancel else "",
    }


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
