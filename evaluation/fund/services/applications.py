"""A provider's way from an empty application to one that is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.fund import policies
from evaluation.fund.models import Application, Award, FundRound
from evaluation.fund.selectors import eligibility
from evaluation.fund.selectors.directory import facts_of
from evaluation.fund.services.moves import check_version, hold_round, locked, move, note
from evaluation.fund.states import (
    ApplicationAction,
    ApplicationStatus,
    AwardStatus,
    RoundStatus,
)
from providers.models import Provider, Service
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible

TEXTS = ("title", "what", "whom", "how_known")


@dataclass(frozen=True, slots=True)
class ApplicationFields:
    """What only the applicant knows; amounts in pounds, a financial year each."""

    services: Sequence[UUID]
    title: str
    what: str
    whom: str
    people: int | None
    how_known: str
    amounts: Sequence[Decimal]


@transaction.atomic
def begin_application(*, round_id: UUID, actor: Actor, at: datetime) -> Application:
    """
    Begin one for the actor's provider, or return the one begun before.

    :raises NotVisible, NotPermitted:
    :raises Conflict: the round takes no applications now.
    """
    policies.check_role(actor, policies.APPLICANTS)
    # Under the round's lock, so that a double click begins one.
    row: FundRound = locked(FundRound.objects.visible_to(actor), round_id)
    provider = Provider.objects.visible_to(actor).filter(pk=actor.organisation_id).first()
    if provider is None:
        raise NotVisible
    own = Application.objects.visible_to(actor).filter(round=row)
    before = own.exclude(status=ApplicationStatus.WITHDRAWN).first()
    if before is not None:
        return before
    if row.status != RoundStatus.OPEN or row.closes_on < timezone.localdate(at):
        raise Conflict(_("This round takes no applications now"))
    made = Application.objects.create(
        round=row, provider=provider, made_by_id=actor.user_id, made_at=at
    )
    note(actor, "fund application", made.pk)
    return made


@transaction.atomic
def write_application(
    *, application_id: UUID, fields: ApplicationFields, version: int, actor: Actor
) -> Application:
    """
    Keep a draft, whole or not; what is kept already, by a second tap, is done.

    :raises NotVisible, NotPermitted, Conflict:
    """
    row = _own(application_id, actor)
    if row.status != ApplicationStatus.DRAFT:
        raise Conflict(_("It was sent. Take it back to change it"))
    own = set(Service.objects.filter(provider=row.provider, pk__in=fields.services))
    values = {name: getattr(fields, name).strip() for name in TEXTS}
    values |= {"people": fields.people, "amounts": list(fields.amounts)}
    held = {name: getattr(row, name) for name in values}
    if version < row.version and held == values and own == set(row.services.all()):
        return row
    check_version(row, version)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    row.services.set(own)
    return row


@transaction.atomic
def send_application(*, application_id: UUID, actor: Actor, at: datetime) -> Application:
    """
    Send one that meets the round's rules, with what the directory says today.

    Marks given before, in a round that was reopened, were of another text: they are drafts again.
    One that is sent already, by a second tap, stays as it is.

    :raises NotVisible, NotPermitted, IllegalTransition:
    :raises Conflict: where a rule is not met; it says which.
    """
    row = _own(application_id, actor)
    hold_round(row)
    if row.status == ApplicationStatus.SENT:
        return row
    on = timezone.localdate(at)
    failed = [one.reason for one in eligibility.checks_of(row, on=on) if not one.is_met]
    if failed:
        raise Conflict(" ".join(failed))
    row.directory = facts_of(row, on=on)
    row.save(update_fields=["directory"])
    row.sheets.update(handed_in_at=None)
    sent: Application = move(
        row, ApplicationAction.SEND, actor=actor, at=at, sent_at=at, sent_by_id=actor.user_id
    )
    return sent


@transaction.atomic
def move_application(
    *, application_id: UUID, action: ApplicationAction, actor: Actor, at: datetime
) -> Application:
    """
    Take back or withdraw one's own while the round is open; withdraw it while the panel has it.

    What was decided of it already goes too, and the applicant learns nothing of that.

    :raises NotVisible, NotPermitted, IllegalTransition:
    :raises Conflict: the panel has it.
    """
    row = _own(application_id, actor)
    hold_round(row)
    if action == ApplicationAction.TAKE_BACK and row.round.status != RoundStatus.OPEN:
        raise Conflict(_("The panel has it. It can be withdrawn, and not changed any more"))
    if row.round.status not in (RoundStatus.OPEN, RoundStatus.JUDGING):
        raise Conflict(_("This round is over"))
    moved: Application = move(row, action, actor=actor, at=at)
    Award.objects.filter(application=row, status=AwardStatus.PREPARED).delete()
    return moved


def _own(application_id: UUID, actor: Actor) -> Application:
    policies.check_role(actor, policies.APPLICANTS)
    row: Application = locked(Application.objects.visible_to(actor), application_id)
    return row
