"""Who works there: caseload against capacity, who left, supervision. Never of a small team."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Max, Sum

from evaluation.facts.selectors.teams import LEAST_WORKERS
from evaluation.facts.selectors.tiles import Cell, Estimate, Tile
from evaluation.periods import Period
from evaluation.suppression import suppress
from linkworkers.models import Handover, Profile, SupervisionSession, SupervisionStandard, Support
from linkworkers.models.supervision import WEEKS
from linkworkers.models.support import ORDINARY
from referrals.models import Referral
from referrals.states import IN_HAND
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role


def workforce_tiles(icb_id: UUID, period: Period) -> list[Tile]:
    """Return the workforce of each scheme of an area, as it is when the period is published."""
    columns = ("group", "workers", "capacity", "weight", "load", "left", "supervised")
    schemes = Organisation.objects.filter(kind=OrganisationKind.SCHEME, parent_id=icb_id)
    rows = [_scheme(scheme, period) for scheme in schemes.order_by("name", "pk")]
    return [Tile("workforce", columns, rows)]


def _scheme(scheme: Organisation, period: Period) -> list[Cell]:
    teams = list(scheme.children.filter(kind=OrganisationKind.TEAM).values_list("pk", flat=True))
    live = Membership.objects.live().filter(organisation_id__in=teams, role=Role.LINK_WORKER)
    workers = set(live.values_list("user_id", flat=True))
    number = len(workers)
    capacity = Profile.objects.filter(team_id__in=teams, user_id__in=workers)
    agreed = capacity.aggregate(all=Sum("capacity"))["all"] or 0
    weight = suppress(round(_weight(teams))).value  # it is a count of people in all but name
    share = 100 * weight / agreed if agreed and weight is not None else None
    figures = (agreed, weight, share, _left(teams, period), _supervised(teams, workers, period))
    name = scheme.name
    if number < LEAST_WORKERS:
        return [name, None, *(Estimate(None, None, None, number, LEAST_WORKERS) for _ in figures)]
    return [name, number, *(Estimate(each, None, None, number, LEAST_WORKERS) for each in figures)]


def _weight(teams: list[UUID]) -> float:
    """Return what open cases weigh, in ordinary cases."""
    held = Referral.objects.filter(team_id__in=teams).in_status(*IN_HAND)
    said = Support.objects.filter(referral__in=held)
    halves = said.aggregate(all=Sum("weight"))["all"] or 0
    return (halves + ORDINARY * (held.count() - said.count())) / ORDINARY


def _left(teams: list[UUID], period: Period) -> int:
    gone = Handover.objects.filter(team_id__in=teams, why="leaves", undone_at=None)
    during = gone.filter(made_at__date__range=(period.start, period.end))
    return during.values("worker_id").distinct().count()


def _supervised(teams: list[UUID], workers: set[UUID], period: Period) -> float | None:
    """Return the percentage who had supervision as often as their team agreed, at the end."""
    weeks = dict(SupervisionStandard.objects.filter(team__in=teams).values_list("team", "weeks"))
    held = SupervisionSession.objects.held().filter(team_id__in=teams, worker_id__in=workers)
    before = held.filter(held_on__lte=period.end).values("team_id", "worker_id")
    in_time = {
        row["worker_id"]
        for row in before.annotate(last=Max("held_on"))
        if row["last"] >= period.end - timedelta(weeks=weeks.get(row["team_id"], WEEKS))
    }
    return 100 * len(in_time) / len(workers) if workers else None
