"""Texts from numbers nobody knows."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from linkworkers import policies
from linkworkers.models import UnknownText
from linkworkers.selectors.danger import may_mean_danger
from referrals.selectors.urgent import tells_urgent
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from spcore.errors import NotVisible


def unknown_text_for(*, actor: Actor, unknown_text_id: UUID) -> UnknownText:
    """Return one with who dealt with it. :raises NotVisible:"""
    rows = UnknownText.objects.visible_to(actor).select_related("done_by")
    row = rows.filter(pk=unknown_text_id).first()
    if row is None:
        raise NotVisible
    return row


def people_to_tell(*, unknown_text_id: UUID) -> list[User]:
    """Return whom a text that may mean danger is told to; nobody once somebody dealt with it."""
    row = UnknownText.objects.open().filter(pk=unknown_text_id).first()
    if row is None:
        return []
    roles = policies.MAY_READ_UNKNOWN_TEXTS if row.passed_on_at else {Role.SUPERVISOR}
    live = Membership.objects.live().filter(role__in=roles)
    users = User.objects.filter(pk__in=live.values("user_id"), is_active=True)
    return list(users.order_by("name", "pk"))


@tells_urgent
def dangerous_texts(*, actor: Actor, at: datetime) -> tuple[str, str] | None:
    """
    Say on every page of every supervisor that a text may mean danger; it leads to the oldest.

    On those of a safeguarding lead, once it was passed on.
    """
    if actor.role not in policies.MAY_READ_UNKNOWN_TEXTS:
        return None
    rows = UnknownText.objects.visible_to(actor).open().order_by("received_at", "pk")
    found = [pk for pk, words in rows.values_list("pk", "words") if may_mean_danger(words)]
    if not found:
        return None
    text = ngettext(
        "%(n)d text from a number nobody knows may mean danger",
        "%(n)d texts from numbers nobody knows may mean danger",
        len(found),
    )
    return text % {"n": len(found)}, reverse("linkworkers:unknown_text_settle", args=[found[0]])
