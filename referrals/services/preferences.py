"""Changing how a practice is told."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals.models import PracticePreferences, Route
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Conflict, Invalid, NotPermitted

MAILBOX = re.compile(r"[A-Z0-9]{3,20}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a practice chose."""

    workflow_email: str
    duty_phone: str
    duty_hours: str
    route: Route
    mesh_mailbox: str
    wants_digest: bool


@transaction.atomic
def set_preferences(*, choices: Choices, version: int, actor: Actor) -> PracticePreferences:
    """
    Save the choices of the actor's own practice.

    :raises Invalid: a MESH route without a mailbox that can be one.
    :raises NotPermitted: for an organisation that is no practice.
    :raises Conflict: when somebody changed them since `version`.
    """
    practice = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
    if practice.kind != OrganisationKind.PRACTICE:
        raise NotPermitted("Only a practice has these settings")
    held = PracticePreferences.objects.filter(pk=practice.pk).first()
    held = held or PracticePreferences(practice=practice)
    if held.version != version:
        raise Conflict("Somebody else has changed these settings. Look again, then decide")
    if choices.route == Route.MESH and not MAILBOX.fullmatch(choices.mesh_mailbox):
        raise Invalid(_("Enter the mailbox ID, like A81001HC"), field="mesh_mailbox")
    held.route, held.mesh_mailbox = choices.route, choices.mesh_mailbox
    held.wants_digest = choices.wants_digest
    held.version += 1
    held.save()
    practice.workflow_email = choices.workflow_email
    practice.duty_phone, practice.duty_hours = choices.duty_phone, choices.duty_hours
    practice.save(update_fields=["workflow_email", "duty_phone", "duty_hours"])
    audit.record(
        actor=actor,
        action=audit.Action.SETTINGS,
        label="how the practice is told",
        object_id=practice.pk,
    )
    return held


@transaction.atomic
def stop_digest(*, practice_id: UUID, actor: Actor) -> None:
    """Send this practice no more weekly digests, until it asks for them again."""
    practice = Organisation.objects.select_for_update().get(pk=practice_id)
    held = PracticePreferences.objects.filter(pk=practice.pk).first()
    held = held or PracticePreferences(practice=practice)
    if held.wants_digest:
        held.wants_digest = False
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            action=audit.Action.SETTINGS,
            label="weekly digest stopped",
            object_id=practice.pk,
        )
