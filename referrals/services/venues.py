"""When a service moves, whoever goes there is told by their own link worker (barrier 1-1)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers.models import Service
from referrals.models import OnwardReferral, Referral, TimelineKind
from referrals.onward_states import AFTER_ACCEPTING, Status
from referrals.services.moves import settle_move
from referrals.services.timeline import Line, note
from referrals.states import IN_HAND

LONGEST = 200
TOLD = (*AFTER_ACCEPTING, Status.WAITING_LIST)


@transaction.atomic
def tell_of_move(*, service_id: UUID, at: datetime) -> int:
    """
    Put it on the list of each link worker whose people go there, for today.

    The person is not written to: whether and how they may be reached is their worker's to know.
    Running it again the same day changes nothing. Returns for how many people.
    """
    service = Service.objects.filter(pk=service_id).first()
    if service is None:
        return 0
    rows = OnwardReferral.objects.filter(service=service, status__in=TOLD)
    return sum(_plan(referral_id, service, at) for referral_id in _cases(rows))


def _cases(rows: object) -> list[UUID]:
    return sorted(set(rows.values_list("referral_id", flat=True)))  # type: ignore[attr-defined]


def _plan(referral_id: UUID, service: Service, at: datetime) -> bool:
    rows = Referral.objects.select_for_update().filter(status__in=IN_HAND)
    case = rows.filter(pk=referral_id).first()
    step = _("%(service)s has moved: tell the person") % {"service": service.name[:80]}
    if case is None or step in case.next_action:
        return False
    today = timezone.localdate(at)
    case.next_action = f"{step}. {case.next_action}".removesuffix(". ")[:LONGEST]
    case.next_action_on = min(case.next_action_on or today, today)
    case.save(update_fields=["next_action", "next_action_on"])
    label = _("%(service)s meets in another place now") % {"service": service.name}
    line = Line(TimelineKind.ONWARD, label, "organisations", object_id=service.pk)
    note(line, referral_id=case.pk, at=at, by_id=None)
    settle_move(case, at=at)
    return True
