"""What suits some of the first worker's people, and what a few of their needs lacked."""

from datetime import datetime, timedelta

from linkworkers import services
from linkworkers.models import Access, Money, Preference, Travels
from linkworkers.services import shortlists
from providers.models import Service
from referrals import services as referrals
from referrals.models import Lacking, Referral
from referrals.states import Status
from spcore.accounts.actor import Actor
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


NOTES = ("Tuesdays would suit you", "")


def add_matched(cast: Cast, *, at: datetime) -> None:
    """Ask some people what suits them, keep services for them, and record what was missing."""
    worker = cast.teams[0].workers[0]
    found = list(Service.objects.published().order_by("provider_name", "name")[:8])
    rows = Referral.objects.filter(link_worker_id=worker.user_id, status=Status.ACTIVE)
    for number, referral in enumerate(rows.exclude(needs=[]).order_by("reference")[:12]):
        services.set_wishes(
            referral_id=referral.pk,
            fields=WISHES[number % len(WISHES)],
            version=0,
            actor=worker,
            at=at - timedelta(days=number),
        )
        if number % 3 == 0:
            _shortlist(referral, found[number % 4 :][:2], worker, at)
        if number % 4 == 1:
            lack = referrals.Lack(referral.needs[0], LACKS[number % len(LACKS)])
            referrals.record_unmet_need(referral_id=referral.pk, lack=lack, actor=worker, at=at)


def _shortlist(referral: Referral, found: list[Service], worker: Actor, at: datetime) -> None:
    for service, note in zip(found, NOTES, strict=False):
        item = shortlists.add_to_shortlist(
            referral_id=referral.pk, service_id=service.pk, actor=worker, at=at
        )
        shortlists.settle_shortlist(
            shortlisted_id=item.pk, what=shortlists.NOTE, note=note, actor=worker, at=at
        )
