"""Marks of who came to a service: the one just made, and all of one onward referral."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import OnwardAttendance, OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING, SHARING_KINDS, Status
from spcore.accounts.actor import Actor
from spcore.ui import dates


def marked_attendance(*, actor: Actor, attendance_id: UUID | None) -> OnwardAttendance | None:
    """Return the mark that the actor has just made, with its service; None for anything else."""
    if attendance_id is None:
        return None
    mine = OnwardAttendance.objects.visible_to(actor).filter(recorded_by_id=actor.user_id)
    rows = mine.select_related("onward__service", "onward__referral__person")
    return rows.filter(pk=attendance_id).first()


def marks_of(*, actor: Actor, onward: OnwardReferral) -> list[tuple[str, str]]:
    """Return the latest marks of one onward referral in words, newest first."""
    rows = OnwardAttendance.objects.visible_to(actor).filter(onward=onward).order_by("-on")
    return [(dates.day(row.on), mark_words(row)) for row in rows[:30]]


def mark_words(row: OnwardAttendance) -> str:
    """Return what a mark says, and whose word it is."""
    came = _("came with somebody") if row.accompanied else _("came")
    said = row.get_said_by_display().lower()
    return _("%(what)s (says %(who)s)") % {
        "what": came if row.came else _("did not come"),
        "who": said,
    }


def may_be_marked(kind: str, status: str) -> bool:
    """Tell whether somebody can have come by now: the service took them, or nothing is shared."""
    is_free = kind not in SHARING_KINDS and status in (Status.OFFERED, Status.CHOSEN)
    return is_free or status in AFTER_ACCEPTING


def day_to_mark(onward: OnwardReferral, *, at: datetime) -> date:
    """Return the day that a tap means: the booked one, where it is over, else today."""
    today = timezone.localdate(at)
    if onward.status != Status.BOOKED or onward.booked_for is None:
        return today
    return min(today, timezone.localdate(onward.booked_for))
