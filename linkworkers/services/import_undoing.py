"""Taking an import back while nothing of it was worked on, and throwing a file away before that."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from linkworkers.models import NOT_IN, CaseloadImport, ImportRow, ImportState
from linkworkers.selectors import worked_on
from linkworkers.services.bringing_in.batches import locked, move, record
from linkworkers.services.bringing_in.steps import ways_out, write_steps
from referrals import states
from referrals.models import (
    Consent,
    ConsentHow,
    MustRead,
    Person,
    Referral,
    TimelineEntry,
)
from referrals.states import Status
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict
from spcore.loading.copying import lift_timeout
from spcore.outbox.publishing import publish

# What a case that was brought in says; without it nothing is left but that it was made in error.
EMPTY: dict[str, Any] = {
    "person": None,
    "link_worker": None,
    "needs": [],
    **dict.fromkeys(("reason", "background", "risk_answer", "risk_detail", "next_action"), ""),
    **dict.fromkeys(("next_action_on", "submitted_at", "accepted_at", "allocated_at")),
    **dict.fromkeys(("first_contact_at", "first_appointment_at")),
}


@transaction.atomic
def undo_import(*, import_id: UUID, actor: Actor, at: datetime) -> CaseloadImport:
    """
    Take back what an import brought in: the people, and everything that the cases said.

    The empty cases stay, marked as made in error: no step is ever deleted.
    :raises NotVisible:
    :raises Conflict: once anything that came in was worked on.
    """
    batch = locked(import_id, actor, (ImportState.DONE,))
    lift_timeout()
    if worked_on(batch):
        raise Conflict(_("Some of these cases were worked on. Nothing was taken back"))
    record(batch, "caseload_import.undo", audit.Action.CHANGE, actor)
    cases = Referral.objects.filter(pk__in=batch.rows.exclude(referral=None).values("referral_id"))
    reason = _("The import was taken back")
    write_steps(batch, ways_out(), reason=reason, by=actor.user_id, at=at)
    _delete(batch, cases, at)
    publish(topic="caseload_import.undone", subject_id=batch.pk, at=at, owner_id=actor.user_id)
    return move(batch, ImportState.UNDONE, undone_at=at)


def _delete(batch: CaseloadImport, cases: QuerySet[Referral], at: datetime) -> None:
    """Delete what came in. Every statement names its rows by the import's own: no list of ids."""
    joined = batch.rows.exclude(referral=None).values("person_id")
    made = batch.rows.filter(made_person=True).values("person_id")
    for rows in (
        TimelineEntry.objects.filter(referral_id__in=cases.values("pk"), object_id=batch.pk),
        MustRead.objects.filter(batch_id=batch.pk),
        Consent.objects.filter(
            person_id__in=joined, given_at=batch.done_at, how=ConsentHow.CARRIED_OVER
        ),
    ):
        rows._raw_delete(rows.db)
    cases.update(
        **EMPTY,
        status=Status.ENTERED_IN_ERROR,
        whose_move=states.resting_move(Status.ENTERED_IN_ERROR),
        referring_organisation=batch.team_id,
        closed_at=at,
        version=F("version") + 1,
    )
    met = ImportRow.objects.filter(person__in=made).exclude(batch=batch)
    met.update(person=None)  # a second run met them
    people = Person.objects.filter(pk__in=made)
    people._raw_delete(people.db)  # before its rows forget whom they made: keys are checked last
    batch.rows.update(person=None, fingerprint="")


@transaction.atomic
def drop_import(*, import_id: UUID, actor: Actor) -> None:
    """
    Throw away a file that was not brought in, and what was read. :raises NotVisible:

    A worker that is at it finds out when it has finished, and keeps nothing.
    """
    batch = locked(import_id, actor, NOT_IN)
    batch.rows.all()._raw_delete(batch.rows.db)
    move(batch, ImportState.DROPPED, content=b"", samples=[], problem="")
