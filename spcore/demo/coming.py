"""Who came to services in the demo: registers of weeks, a missed day, an introduction, a tip."""

from datetime import datetime, timedelta

from django.utils import timezone

from linkworkers.models import TimeSpent
from providers.models import Service
from referrals import services
from referrals.models import OnwardReferral, Referral, Scheme
from referrals.onward_states import Kind, Status
from referrals.services.attendance import Attended, record_attendance
from referrals.states import Status as CaseStatus
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast

SAID = (("travel", 30), ("admin", 60), ("meeting", 60))


def add_coming(cast: Cast, *, at: datetime) -> None:
    """Mark who came, through the services, and let the first worker tell of a service or two."""
    Scheme.objects.filter(pk=cast.scheme.pk).update(sends_texts=True)
    worker = cast.teams[0].workers[0]
    mine = OnwardReferral.objects.filter(referral__link_worker_id=worker.user_id)
    mine = mine.filter(status=Status.STARTED, referral__status=CaseStatus.ACTIVE)
    # Of the one that began first nobody has said anything since: its 12 weeks are asked about.
    for number, onward in enumerate(mine.order_by("started_on", "pk")[1:6]):
        _register(onward, at, misses_last=number == 1)
    _tell_of_services(worker, at)
    for what, minutes in SAID:
        TimeSpent.objects.create(
            user_id=worker.user_id,
            team=cast.teams[0].organisation,
            spent_on=what,
            minutes=minutes,
            day=timezone.localdate(at),
            added_at=at,
        )


def _register(onward: OnwardReferral, at: datetime, *, misses_last: bool) -> None:
    """Let the service say week by week that they came; somebody went along the first time."""
    service = Actor(role=Role.PROVIDER, organisation_id=onward.provider_id)
    began = onward.started_on or timezone.localdate(at)
    days = (timezone.localdate(at) - began).days
    weeks = range(0, days + 1, 7)
    for passed in weeks:
        is_missed = misses_last and passed == weeks[-1] and passed > 0
        new = Attended(
            onward.pk,
            began + timedelta(days=passed),
            came=not is_missed,
            accompanied=passed == 0,
        )
        record_attendance(new=new, actor=service, at=at - timedelta(days=days - passed))


def _tell_of_services(worker: Actor, at: datetime) -> None:
    """Signpost two people: nothing is shared, and nobody has said that they went."""
    cases = Referral.objects.filter(link_worker_id=worker.user_id, status=CaseStatus.ACTIVE)
    listed = Service.objects.visible_to(worker).order_by("name", "pk")[:2]
    for case, service in zip(cases.order_by("reference")[2:4], listed, strict=False):
        new = services.NewOnward(case.pk, service.pk, kind=Kind.SIGNPOSTING, needs=case.needs[:1])
        services.offer_service(new=new, actor=worker, at=at - timedelta(days=6))
