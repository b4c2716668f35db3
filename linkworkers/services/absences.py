"""Recording that a link worker is away, who sees their people meanwhile, and that it is over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import Absence
from linkworkers.selectors.absences import can_cover
from linkworkers.selectors.worker_list import worker_for
from referrals import services as referrals
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.working_days import start_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """Who is away, from which day to which (both included), why, and who covers, if anybody."""

    worker_id: UUID
    starts_on: date
    ends_on: date
    why: str
    note: str = ""
    cover_id: UUID | None = None


@transaction.atomic
def record_absence(*, new: NewAbsence, actor: Actor, at: datetime) -> Absence:
    """
    Keep it, and open the open people to whoever covers for that time.

    :raises NotVisible, NotPermitted: a link worker records their own.
    :raises Invalid: for days in the wrong order or over already, a cover who cannot, an overlap.
    """
    if actor.role not in policies.MAY_SEE_WORKERS:
        raise NotPermitted("Your role does not record who is away")
    worker_for(actor=actor, user_id=new.worker_id)
    _check(new, actor, at)
    absence = Absence(
        team_id=actor.organisation_id,
        worker_id=new.worker_id,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _save(absence, new)
    _open_people(absence, at=at)
    _note(actor, absence, "absence recorded")
    return absence


@transaction.atomic
def change_absence(
    *, absence_id: UUID, new: NewAbsence, version: int, actor: Actor, at: datetime
) -> Absence:
    """
    Change its days, why, or who covers: whoever covered before sees the people no longer.

    :raises NotVisible, Invalid:
    :raises Conflict: when somebody changed it since `version`.
    """
    absence = _locked(absence_id, actor)
    if absence.version != version or absence.worker_id != new.worker_id:
        raise Conflict(_("Somebody else has changed this. Look at it again, then decide"))
    _check(new, actor, at)
    before = (absence.starts_on, absence.ends_on, absence.cover_id)
    absence.version += 1
    _save(absence, new)
    if before != (absence.starts_on, absence.ends_on, absence.cover_id):
        referrals.let_go_of_covers(given_by=absence.pk, at=at)
        _open_people(absence, at=at)
    _note(actor, absence, "absence changed")
    return absence


def _save(absence: Absence, new: NewAbsence) -> None:
    absence.starts_on, absence.ends_on = new.starts_on, new.ends_on
    absence.why, absence.note, absence.cover_id = new.why, new.note.strip(), new.cover_id
    try:
        with transaction.atomic():
            absence.save()
    except IntegrityError as error:
        text = _("They are away on some of these days already")
        raise Invalid(text, field="starts_on") from error


def _locked(absence_id: UUID, actor: Actor) -> Absence:
    rows = Absence.objects.visible_to(actor).standing().select_for_update(of=("self",))
    absence = rows.filter(pk=absence_id).first()
    if absence is None:
        raise NotVisible
    return absence


def _check(new: NewAbsence, actor: Actor, at: datetime) -> None:
    if new.ends_on < new.starts_on:
        raise Invalid(_("The last day is before the first"), field="ends_on")
    if new.ends_on < timezone.localdate(at):
        raise Invalid(_("The last day is over already"), field="ends_on")
    if new.cover_id is None:
        return
    here = {user_id for user_id, _name in can_cover(actor=actor)}
    if new.cover_id not in here - {new.worker_id}:
        raise Invalid(_("Choose a colleague of this team"), field="cover")
    away = Absence.objects.standing().filter(
        worker_id=new.cover_id, starts_on__lte=new.ends_on, ends_on__gte=new.starts_on
    )
    if away.exists():
        raise Invalid(_("They are away themselves on some of these days"), field="cover")


@transaction.atomic
def end_absence(*, absence_id: UUID, actor: Actor, at: datetime) -> Absence:
    """Take it back, or say that they are back early. :raises NotVisible:"""
    absence = _locked(absence_id, actor)
    absence.ended_at = at
    absence.save(update_fields=["ended_at"])
    referrals.end_covers(given_by=absence.pk, at=at)
    _note(actor, absence, "absence ended")
    return absence


def keep_covers(*, at: datetime) -> int:
    """Open to whoever covers the people who came since; repeating it changes nothing."""
    covered = Absence.objects.on(timezone.localdate(at)).exclude(cover=None)
    return sum(_open_people(absence, at=at) for absence in covered.order_by("pk"))


def _open_people(absence: Absence, *, at: datetime) -> int:
    if absence.cover_id is None:
        return 0
    cover = referrals.LongCover(
        given_by=absence.pk,
        team_id=absence.team_id,
        worker_id=absence.worker_id,
        user_id=absence.cover_id,
        starts_at=start_of(absence.starts_on),
        ends_at=start_of(absence.ends_on + ONE_DAY),
    )
    return referrals.cover_worker(cover, at=at)


def _note(actor: Actor, absence: Absence, label: str) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=absence.pk)
