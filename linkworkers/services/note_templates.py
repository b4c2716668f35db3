"""Keeping the words that a team's notes begin with."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import NoteTemplate
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotPermitted, NotVisible


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What a template is called and says; one that is not open any more is offered to nobody."""

    name: str
    words: str
    is_open: bool = True


@transaction.atomic
def add_note_template(*, words: TemplateWords, actor: Actor) -> NoteTemplate:
    """Add one for the actor's team. :raises NotPermitted, Conflict:"""
    _check(actor)
    return _save(NoteTemplate(team_id=actor.organisation_id), words, actor)


@transaction.atomic
def edit_note_template(
    *, template_id: UUID, words: TemplateWords, version: int, actor: Actor
) -> NoteTemplate:
    """Change one, or take it out of use. :raises NotVisible, NotPermitted, Conflict:"""
    _check(actor)
    rows = NoteTemplate.objects.visible_to(actor).select_for_update(of=("self",))
    template = rows.filter(pk=template_id).first()
    if template is None:
        raise NotVisible
    if template.version != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    return _save(template, words, actor)


def _check(actor: Actor) -> None:
    if actor.role not in policies.MAY_KEEP_TEMPLATES:
        raise NotPermitted("Your role does not keep the team's templates")


def _save(template: NoteTemplate, words: TemplateWords, actor: Actor) -> NoteTemplate:
    for name, value in asdict(words).items():
        setattr(template, name, value)
    template.version += 1
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError as error:
        raise Conflict(_("The team has a template of that name already")) from error
    audit.record(
        actor=actor, action=audit.Action.SETTINGS, label="note_template", object_id=template.pk
    )
    return template
