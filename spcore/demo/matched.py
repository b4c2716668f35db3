"""What suits some of the first worker's people, and what a few of their needs lacked."""

from datetime import datetime, timedelta

from linkworkers import services
from linkworkers.models import Access, Money, Preference, Travels
from referrals import services as referrals
from referrals.models import Lacking, Referral
from referrals.states import Status
from spcore.demo.cast import Cast

WISHES = (
    services.WishFields(Travels.BUS, 5, Money.FREE, [], [Preference.SMALL_GROUP]),
    services.WishFields(
        Travels.HELP, 8, Money.FREE, [Access.STEP_FREE], [Preference.ONE_TO_ONE, Preference.QUIET]
    ),
    services.WishFields(Travels.HOME, 8, Money.FREE, [], [Preference.ONLINE]),
    services.WishFields(Travels.CAR, 15, Money.SOME, [Access.PARKING], [Preference.ACCOMPANIED]),
)
LACKS = (Lacking.TOO_FAR, Lacking.FULL, Lacking.NOTHING)


def add_matched(cast: Cast, *, at: datetime) -> None:
    """Ask some people what suits them, and record what was missing."""
    worker = cast.teams[0].workers[0]
    rows = Referral.objects.filter(link_worker_id=worker.user_id, status=Status.ACTIVE)
    for number, referral in enumerate(rows.exclude(needs=[]).order_by("reference")[:12]):
        services.set_wishes(
            referral_id=referral.pk,
            fields=WISHES[number % len(WISHES)],
            version=0,
            actor=worker,
            at=at - timedelta(days=number),
        )
        if number % 4 == 1:
            lack = referrals.Lack(referral.needs[0], LACKS[number % len(LACKS)])
            referrals.record_unmet_need(referral_id=referral.pk, lack=lack, actor=worker, at=at)
