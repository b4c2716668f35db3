"""How some of the first worker's people get to places in the demo: who goes along, what help."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils import timezone

from linkworkers.services.trip_help import TripAsked, TripSettled, ask_for_trip, settle_trip
from referrals.models import OnwardReferral, Referral
from referrals.onward_states import OPEN, Action, Status
from referrals.services.attendance import record_introduction
from referrals.services.companions import CompanionWords, add_companion
from referrals.services.getting_there import Journey, set_journey
from referrals.services.onward_progress import Progress, record_progress
from referrals.states import Status as CaseStatus
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast

# Name, who lends them, days since their checks were seen and since they were trained.
VOLUNTEERS = (
    ("Rita Halliwell", "Preston befrienders (made up)", 200, 190),
    ("Arthur Pye", "Preston befrienders (made up)", 1200, 900),
    ("Shanaz Malik", "", None, None),
)
JOURNEYS = (
    Journey(goes="volunteer", way="bus", help="booked", help_kind="fares", cost=Decimal("10.40")),
    Journey(goes="worker", way="walk"),
    Journey(goes="family", companion="Their sister", way="lift", is_shared=True),
    Journey(goes="alone", way="taxi", help="asked", help_kind="taxi", help_words="Steps are hard"),
    Journey(way="community", help="refused", help_kind="community", help_words="None on Thursdays"),
    Journey(goes="host", way="bus", help="booked", help_kind="learn", cost=Decimal(0)),
)
TRIPS = (
    (TripAsked("patient", "Eye clinic, Tuesday at 10am, with a walking frame"), None),
    (
        TripAsked("driver", "The county court, with the letters"),
        TripSettled("booked", "The driver scheme, both ways", Decimal("7.50")),
    ),
    (TripAsked("fares", "To come and see us, twice"), TripSettled("refused", "No money this year")),
)


def add_journeys(cast: Cast, *, at: datetime) -> None:
    """Keep a register, plan the way to services and elsewhere, and book a first visit for today."""
    worker = cast.teams[0].workers[0]
    rita = _register(worker, at)
    mine = OnwardReferral.objects.filter(
        referral__link_worker_id=worker.user_id,
        referral__status=CaseStatus.ACTIVE,
        referral__person__died_on=None,
        status__in=OPEN,
    )
    _first_visit(mine, at)
    rows = mine.order_by("-status", "created_at", "pk")
    rows = sorted(rows, key=lambda row: row.status != Status.BOOKED)
    for onward, journey in zip(rows, JOURNEYS, strict=False):
        planned = replace(journey, volunteer_id=rita) if journey.goes == "volunteer" else journey
        set_journey(
            onward_id=onward.pk, journey=planned, version=0, actor=worker, at=at - timedelta(days=3)
        )
    for onward in mine.filter(status=Status.ACCEPTED).order_by("created_at", "pk")[:1]:
        record_introduction(onward_id=onward.pk, on=timezone.localdate(at), actor=worker, at=at)
    _elsewhere(worker, at)


def _register(worker: Actor, at: datetime) -> UUID:
    """Add the volunteers, and return who may go along."""
    today = timezone.localdate(at)
    ids = [uuid4() for _one in VOLUNTEERS]
    for number, (name, lent_by, checks, trained) in enumerate(VOLUNTEERS):
        words = CompanionWords(
            name=name,
            phone=f"07700 90080{number}",
            lent_by=lent_by,
            checks_seen_on=today - timedelta(days=checks) if checks else None,
            trained_on=today - timedelta(days=trained) if trained else None,
        )
        add_companion(companion_id=ids[number], words=words, actor=worker, at=at)
    return ids[0]


def _first_visit(mine: QuerySet[OnwardReferral], at: datetime) -> None:
    """Let a service book somebody's first visit for this afternoon."""
    onward = mine.filter(status=Status.ACCEPTED).order_by("created_at", "pk").first()
    if onward is None:
        return
    provider = Actor(role=Role.PROVIDER, organisation_id=onward.provider_id)
    day = datetime.combine(timezone.localdate(at), time(13, 30))
    progress = Progress(action=Action.BOOK, booked_for=timezone.make_aware(day))
    record_progress(
        onward_id=onward.pk, progress=progress, actor=provider, at=at - timedelta(days=2)
    )


def _elsewhere(worker: Actor, at: datetime) -> None:
    cases = Referral.objects.filter(link_worker_id=worker.user_id, status=CaseStatus.ACTIVE)
    cases = cases.filter(person__died_on=None).order_by("reference")
    for case, (asked, settled) in zip(cases, TRIPS, strict=False):
        asked_at = at - timedelta(days=9)
        row = ask_for_trip(
            trip_id=uuid4(), referral_id=case.pk, asked=asked, actor=worker, at=asked_at
        )
        if settled is not None:
            settle_trip(
                trip_id=row.pk,
                version=0,
                settled=settled,
                actor=worker,
                at=at - timedelta(days=4),
            )
