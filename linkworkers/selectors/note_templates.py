"""The words a team's notes begin with."""

from uuid import UUID

from django.db.models import QuerySet

from linkworkers.models import NoteTemplate
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


def note_templates(*, actor: Actor) -> QuerySet[NoteTemplate]:
    """Return those the actor's team uses, by name."""
    return NoteTemplate.objects.visible_to(actor).in_use().order_by("name", "pk")


def note_template_for(*, actor: Actor, template_id: UUID) -> NoteTemplate:
    """Return one of the actor's team. :raises NotVisible:"""
    template = NoteTemplate.objects.visible_to(actor).filter(pk=template_id).first()
    if template is None:
        raise NotVisible
    return template
