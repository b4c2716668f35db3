"""Keeping what a person says of themself, to their link worker or alone."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.models import EqualityAnswers, Referral
from referrals.models.equality import AnswerSource
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotPermitted, NotVisible
from spcore.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class EqualityFields:
    """The answers; empty is not asked, "declined" (or "Z") is asked and not told."""

    ethnicity: str = ""
    disability: str = ""
    sex: str = ""
    gender: str = ""
    same_as_at_birth: str = ""
    is_carer: str = ""
    main_language: str = ""
    religion: str = ""
    orientation: str = ""
    groups_answer: str = ""
    groups: tuple[str, ...] = ()


@transaction.atomic
def record_equality(
    *, referral_id: UUID, new: EqualityFields, version: int, actor: Actor, at: datetime
) -> EqualityAnswers:
    """
    Write what the person said. What was carried over keeps its source until it is asked here.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed the answers since `version`.
    """
    rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id).exclude(person=None)
    referral = rows.select_related("person").first()
    if referral is None:
        raise NotVisible
    if "equality" not in selectors.writable_for(actor, referral, at=at):
        raise NotPermitted(_("Only the person's link worker asks this"))
    held = EqualityAnswers.objects.select_for_update().filter(person=referral.whom).first()
    if (held.version if held else 0) != version:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    row = held or EqualityAnswers(person=referral.whom)
    is_said_here = held is None or held.ethnicity != new.ethnicity
    for name, value in asdict(new).items():
        setattr(row, name, list(value) if name == "groups" else value)
    if is_said_here:
        row.ethnicity_source = AnswerSource.ASKED if new.ethnicity else ""
    row.asked_by_id, row.asked_at, row.version = actor.user_id, at, version + 1
    row.save()
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="equality",
        people=[referral.whom.pk],
        shown=["equality"],
        object_id=row.pk,
    )
    publish(topic="equality.record", subject_id=referral.whom.pk, at=at)
    return row


def record_own_answers(
    *, referral: Referral, new: EqualityFields, asked_by_id: UUID, at: datetime
) -> EqualityAnswers:
    """
    Write what somebody answered alone; what they left out stays as it was. They were asked by
    whoever sent them the questions. Runs in the caller's transaction.
    """
    rows = EqualityAnswers.objects.select_for_update().filter(person=referral.whom)
    row = rows.first() or EqualityAnswers(person=referral.whom)
    said = {name: value for name, value in asdict(new).items() if value}
    if "groups_answer" in said:
        said["groups"] = list(new.groups)
    if "ethnicity" in said:
        said["ethnicity_source"] = AnswerSource.ASKED
    for name, value in said.items():
        setattr(row, name, value)
    row.asked_by_id, row.asked_at, row.version = asked_by_id, at, row.version + 1
    row.save()
    publish(topic="equality.record", subject_id=referral.whom.pk, at=at)
    return row


def carry_over_ethnicity(
    *, person_id: UUID, code: str, source: AnswerSource, actor: Actor, at: datetime
) -> None:
    """
    Keep an ethnic category that came with another record; never over an answer given here.

    Runs in the caller's transaction.
    """
    row = EqualityAnswers.objects.filter(person_id=person_id).first()
    if row is None:
        EqualityAnswers.objects.create(
            person_id=person_id,
            ethnicity=code,
            ethnicity_source=source,
            asked_by_id=actor.user_id,
            asked_at=at,
        )
    elif not row.ethnicity:
        row.ethnicity, row.ethnicity_source = code, source
        row.save(update_fields=["ethnicity", "ethnicity_source"])
