"""What a link worker agreed to carry."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from linkworkers import policies
from linkworkers.models import Profile
from linkworkers.selectors.worker_list import worker_for
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class WorkerFields:
    """The agreed number of open people, whether more are given, languages besides English."""

    capacity: int
    is_taking_people: bool
    languages: list[str]


@transaction.atomic
def edit_worker(*, user_id: UUID, fields: WorkerFields, actor: Actor) -> Profile:
    """Set it for somebody of the actor's team. :raises NotVisible, NotPermitted:"""
    if actor.role not in policies.MAY_KEEP_TEAM:
        raise NotPermitted("Only a supervisor says what a link worker carries")
    worker = worker_for(actor=actor, user_id=user_id)
    profile, _made = Profile.objects.update_or_create(
        user_id=worker.id, team_id=actor.organisation_id, defaults=asdict(fields)
    )
    audit.record(
        actor=actor, action=audit.Action.SETTINGS, label="link worker", object_id=profile.pk
    )
    return profile
