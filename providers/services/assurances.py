"""The evidence that lets a provider receive personal data: given, then checked by another."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import policies
from providers.models import Assurance, Provider
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a provider gives for one kind of assurance, and until when it holds."""

    kind: str
    evidence: str
    expires_on: date


@transaction.atomic
def give_assurances(*, actor: Actor, version: int, given: list[Evidence]) -> int:
    """
    Save what the actor's own provider gives, and return how many kinds changed.

    What changed must be checked again before it counts; what stayed the same stays checked.

    :raises NotPermitted, NotVisible:
    :raises Conflict: when the evidence changed since `version` was shown.
    """
    policies.check(actor, Action.GIVE_EVIDENCE)
    providers = Provider.objects.editable_by(actor).select_for_update(of=("self",))
    provider = providers.filter(pk=actor.organisation_id).first()
    if provider is None:
        raise NotVisible
    present = {row.kind: row for row in Assurance.objects.filter(provider=provider)}
    if sum(row.version + 1 for row in present.values()) != version:
        raise Conflict(_("The evidence changed while you were editing it"))
    changed = [one for one in given if _is_new(present.get(one.kind), one)]
    for one in changed:
        row = present.get(one.kind) or Assurance(provider=provider, kind=one.kind, version=-1)
        _give(row, one, actor)
    return len(changed)


@transaction.atomic
def check_assurance(*, actor: Actor, at: datetime, assurance_id: UUID, version: int) -> Assurance:
    """
    Say that a piece of evidence was checked, so that it counts until it runs out.

    :raises NotPermitted, NotVisible:
    :raises Conflict: when it was changed since `version` was shown, or has run out.
    """
    policies.check(actor, Action.CHECK_EVIDENCE)
    rows = Assurance.objects.visible_to(actor).select_for_update(of=("self",))
    row = rows.filter(pk=assurance_id).first()
    if row is None:
        raise NotVisible
    if row.version != version:
        raise Conflict(_("The evidence changed since you opened this page. Read it again"))
    if row.expires_on < timezone.localdate(at):
        raise Conflict(_("This evidence has run out"))
    row.checked_on = timezone.localdate(at)
    row.checked_by = actor.organisation_name[:150]
    row.version += 1
    row.save(update_fields=["checked_on", "checked_by", "version"])
    _record(actor, "providers:assurance_check", row)
    return row


def _is_new(present: Assurance | None, given: Evidence) -> bool:
    if present is None:
        return True
    return (present.evidence, present.expires_on) != (given.evidence, given.expires_on)


def _give(row: Assurance, given: Evidence, actor: Actor) -> None:
    row.evidence = given.evidence
    row.expires_on = given.expires_on
    row.checked_on = None
    row.checked_by = ""
    row.version += 1
    row.save()
    _record(actor, "providers:assurance_list", row)


def _record(actor: Actor, label: str, row: Assurance) -> None:
    audit.record(actor=actor, action=audit.Action.CHANGE, label=label, object_id=row.pk)
