"""What came of referrals near by, by need: for the practice that is about to refer."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from evaluation.facts.models import ReferralFact
from evaluation.facts.selectors import waits_of
from evaluation.periods import Quarter, quarter_of
from evaluation.suppression import LEAST_FOR_SHARE, suppress, suppress_median
from spcore.needs import Need

LEAST_PRACTICES = 3  # fewer, and one could take its own from the sum
HELPED = ("goals_met", "partly_met")
ROUND_SHARE_TO = 5


@dataclass(frozen=True, slots=True)
class NeedResult:
    """One need: about how many people, the share whose goals were met, the usual wait."""

    need: Need
    people: str
    helped: str
    connected: str
    wait_days: str


@dataclass(frozen=True, slots=True)
class NeedResults:
    """Twelve closed months of one integrated care board; needs with too few people left out."""

    since: date
    until: date
    rows: list[NeedResult]
    left_out: int


def need_results(*, practice_id: UUID | None, needs: list[Need], today: date) -> NeedResults:
    """
    Return the results of the practice's area (practice.md 22).

    The last four closed quarters; at least 20 people whose support ended and three practices
    behind each row; shares to the nearest 5 per cent. Never of the practice alone.
    """
    since, until = _a_closed_year(quarter_of(today))
    found = [row for need in needs if (row := _result(_facts(practice_id, since, until), need))]
    return NeedResults(since, until, found, len(needs) - len(found))


def _a_closed_year(now: Quarter) -> tuple[date, date]:
    return Quarter(now.year - 1, now.number).start, now.start - timedelta(days=1)


def _facts(practice_id: UUID | None, since: date, until: date) -> QuerySet[ReferralFact]:
    area = ReferralFact.objects.filter(practice_id=practice_id, icb_id__isnull=False)
    icb = area.order_by("referral_id").values("icb_id")[:1]
    ended = ReferralFact.objects.filter(closed_on__gte=since, closed_on__lte=until)
    return ended.filter(status="closed", icb_id__in=icb)


def _result(facts: QuerySet[ReferralFact], need: Need) -> NeedResult | None:
    named = facts.filter(needs__contains=[need.value])
    counts = named.aggregate(
        number=Count("pk"),
        practices=Count("practice_id", distinct=True),
        helped=Count("pk", filter=Q(outcome__in=HELPED)),
        connected=Count("pk", filter=Q(connected_on__isnull=False)),
    )
    if counts["number"] < LEAST_FOR_SHARE or counts["practices"] < LEAST_PRACTICES:
        return None
    waits = waits_of(named)
    return NeedResult(
        need=need,
        people=str(suppress(counts["number"])),
        helped=_share(counts["helped"], counts["number"]),
        connected=_share(counts["connected"], counts["number"]),
        wait_days=suppress_median(waits.median, count=waits.number),
    )


def _share(part: int, whole: int) -> str:
    """Return the percentage to the nearest 5; never 0 or 100, which would say it of everybody."""
    rounded = ROUND_SHARE_TO * round(100 * part / whole / ROUND_SHARE_TO)
    return str(min(95, max(5, rounded)))
