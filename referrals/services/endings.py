"""When money for a service ends, the link workers of those who go there see it on the case."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers.models import Funding
from referrals.models import Referral, TimelineEntry, TimelineKind
from referrals.selectors.endings import cases_going_to
from referrals.services.timeline import Line, note
from referrals.states import OPEN
from spcore.ui import dates


@transaction.atomic
def tell_of_ending(*, funding_id: UUID, at: datetime) -> int:
    """
    Leave a line on each open case, which only whoever reads the case sees (practice.md 28).

    The same warning twice leaves one line. Returns on how many cases.
    """
    funding = (
        Funding.objects.select_related("service", "provider__organisation")
        .filter(pk=funding_id, ends_on__gte=timezone.localdate(at))
        .first()
    )
    if funding is None:
        return 0
    what = funding.service.name if funding.service else str(funding.provider)
    label = _("%(what)s: its money ends on %(day)s") % {
        "what": what[:120],
        "day": dates.day(funding.ends_on),
    }
    cases = Referral.objects.filter(pk__in=cases_going_to(funding), status__in=OPEN)
    told = TimelineEntry.objects.filter(object_id=funding_id, at__date=timezone.localdate(at))
    left = cases.exclude(pk__in=told.values("referral_id")).values_list("pk", flat=True)
    line = Line(TimelineKind.ONWARD, label, "organisations", object_id=funding_id)
    for referral_id in sorted(left):
        note(line, referral_id=referral_id, at=at, by_id=None)
    return len(left)
