"""Recording a need for which there was nothing suitable, and taking that back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.models import Lacking, Referral, TimelineKind, UnmetNeed
from referrals.services.steps import locked
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotPermitted, NotVisible
from spcore.needs import Need
from spcore.outbox.publishing import publish
from spcore.places.models import Postcode
from spcore.places.postcode import code_of


@dataclass(frozen=True, slots=True)
class Lack:
    """What was missing, and why nothing that is there was good enough."""

    need: str
    why: str = Lacking.NOTHING
    words: str = ""


@transaction.atomic
def record_unmet_need(*, referral_id: UUID, lack: Lack, actor: Actor, at: datetime) -> UnmetNeed:
    """
    Keep an unmet need with roughly where the person lives; saying it again changes the reason.

    :raises NotVisible, NotPermitted, Invalid:
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    _check(actor, referral, at)
    if lack.need not in Need.values or lack.why not in Lacking.values:
        raise Invalid(_("Select a need and a reason"), field="why")
    held = UnmetNeed.objects.standing().filter(referral=referral, need=lack.need).first()
    row = held or UnmetNeed(referral=referral, need=lack.need, **_area_of(referral))
    row.why, row.note = lack.why, lack.words[:300]
    row.recorded_by_id, row.recorded_at = actor.user_id, at
    row.save()
    if held is None:
        label = _("Nothing suitable found: %(need)s") % {"need": str(Need(lack.need).label).lower()}
        why = str(Lacking(lack.why).label)
        line = Line(TimelineKind.ONWARD, label, "needs", detail=why, object_id=row.pk)
        note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    _record(actor, referral, row, at)
    return row


@transaction.atomic
def withdraw_unmet_need(*, unmet_need_id: UUID, actor: Actor, at: datetime) -> UnmetNeed:
    """Take an unmet need back: something was found, or it was a slip. :raises NotVisible:"""
    rows = UnmetNeed.objects.visible_to(actor).select_for_update(of=("self",))
    row = rows.select_related("referral").filter(pk=unmet_need_id).first()
    if row is None:
        raise NotVisible
    _check(actor, row.referral, at)
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        _record(actor, row.referral, row, at)
    return row


def _check(actor: Actor, referral: Referral, at: datetime) -> None:
    if "needs" not in selectors.writable_for(actor, referral, at=at):
        raise NotPermitted("Your role cannot write this on the record")


def _area_of(referral: Referral) -> dict[str, str]:
    """Return roughly where the person lives: the district, and the first half of the postcode."""
    postcode = referral.person.postcode if referral.person else ""
    known = Postcode.objects.filter(pk=code_of(postcode)).first() if postcode else None
    return {
        "district_code": known.district_code if known else "",
        "outcode": known.outcode if known else postcode.split(" ")[0][:4],
    }


def _record(actor: Actor, referral: Referral, row: UnmetNeed, at: datetime) -> None:
    publish(topic="unmet_need.change", subject_id=row.pk, at=at)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="unmet_need",
        people=[referral.person_id],
        shown=["needs"],
        object_id=row.pk,
    )
