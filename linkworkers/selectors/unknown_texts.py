"""Texts from numbers nobody knows."""

from uuid import UUID

from linkworkers.models import UnknownText
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


def unknown_text_for(*, actor: Actor, unknown_text_id: UUID) -> UnknownText:
    """Return one with who dealt with it. :raises NotVisible:"""
    rows = UnknownText.objects.visible_to(actor).select_related("done_by")
    row = rows.filter(pk=unknown_text_id).first()
    if row is None:
        raise NotVisible
    return row
