"""A service's own numbers over a year, exactly, and wellbeing before and after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Occasion
from evaluation.periods import Quarter, quarter_of
from evaluation.statistics.light import MeanChange, mean_change
from evaluation.suppression import at_least, suppress
from referrals.models import OnwardReferral, Register
from referrals.onward_states import End, Status
from referrals.selectors.uptake import stages
from referrals.uptake import CAME
from spcore.accounts.actor import Actor

LEAST_PAIRS = 30  # below it a mean says more about chance than about the service (practice.md 30)
FAMILY = "ons4"
ITEMS = ("satisfied", "worthwhile", "happy", "anxious")


@dataclass(frozen=True, slots=True)
class Year:
    """Four quarters that are over."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Numbers:
    """What happened to those sent to a service in a year, exactly: for its own people alone."""

    people: int
    sent: int
    accepted: int
    declined: int
    started: int
    visits: int
    without_referral: int
    helped: int
    partly: int
    no: int
    came_once: int
    coming: int
    still_going: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    The mean answer before and after, of those asked both times, and the mean change.

    `change` has its 95% interval in words; no interval where everybody changed alike.
    """

    item: str
    before: float
    after: float
    change: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many were asked before, and after too; the means where there are enough of them."""

    asked: int
    pairs: int
    mixed: int
    rows: list[Outcome]

    @property
    def shown_asked(self) -> str:
        """Return how many were asked at the start, as it may be shown."""
        return str(suppress(self.asked))

    @property
    def shown_mixed(self) -> str:
        """Return how many answered in another way the second time, as it may be shown."""
        return str(suppress(self.mixed))

    @property
    def shown_pairs(self) -> str:
        """Return the number of pairs as it may be shown."""
        return str(suppress(self.pairs))


def year_before(day: date) -> Year:
    """Return the last four calendar quarters that were over by `day`."""
    now = quarter_of(day)
    first = Quarter(now.year - 1, now.number)
    return Year(first.start, _before(now.start))


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def numbers(*, actor: Actor, year: Year, services: Collection[UUID] = ()) -> Numbers:
    """Count what was sent to the actor in a year: to all its services or some. Three queries."""
    started = Q(started_on__isnull=False)
    declined = Q(status=Status.DECLINED)
    answered = Q(answered_at__isnull=False) & ~declined & ~Q(status=Status.WAITING_LIST)
    found = _of(_sent(actor, year), services).aggregate(
        people=Count("referral__person", distinct=True),
        sent=Count("pk"),
        accepted=Count("pk", filter=answered),
        declined=Count("pk", filter=declined),
        started=Count("pk", filter=started),
        visits=Sum("times_came", default=0),
        **{name: Count("pk", filter=Q(end=end)) for name, end in ENDS.items()},
    )
    registers = Register.objects.visible_to(actor).filter(on__range=(year.first, year.last))
    if services:
        registers = registers.filter(group__service__in=services)
    without = registers.aggregate(all=Sum("came_without_referral", default=0))["all"]
    reached = stages(_of(_sent(actor, year), services))
    came = {name: reached[stage] for name, stage in CAME_STAGES.items()}
    return Numbers(without_referral=without, **found, **came)


CAME_STAGES = {stage.value: stage for stage in CAME}
ENDS = {"helped": End.HELPED, "partly": End.PARTLY, "no": End.NO}


def _of(rows: QuerySet[OnwardReferral], services: Collection[UUID]) -> QuerySet[OnwardReferral]:
    return rows.filter(service__in=services) if services else rows


def _sent(actor: Actor, year: Year) -> QuerySet[OnwardReferral]:
    rows = OnwardReferral.objects.visible_to(actor).with_live_consent()
    return rows.filter(sent_at__date__range=(year.first, year.last))


def outcomes(*, actor: Actor, year: Year, services: Collection[UUID] = ()) -> Outcomes:
    """
    Return wellbeing before and after, of those who started with the service that year.

    Asked by link workers, so it is about all the help together. No mean where the published
    number of pairs may be below thirty.
    """
    started = OnwardReferral.objects.visible_to(actor).with_live_consent()
    started = _of(started.filter(started_on__range=(year.first, year.last)), services)
    rows = Assessment.objects.filter(
        Exists(started.filter(referral=OuterRef("referral"))),
        instrument__family=FAMILY,
        occasion=Occasion.BASELINE,
    )
    later = Assessment.objects.filter(
        referral=OuterRef("referral"), instrument=OuterRef("instrument")
    ).exclude(occasion=Occasion.BASELINE)
    last = later.order_by("-answered_on", "-recorded_at")
    found = rows.annotate(
        after=Subquery(last.values("answers")[:1]), way=Subquery(last.values("collected")[:1])
    ).values_list("answers", "after", "collected", "way")
    asked = list(found)
    pairs = [(before, after) for before, after, _way, _later in asked if after is not None]
    mixed = sum(after is not None and way != now for _before, after, way, now in asked)
    enough = at_least(len(pairs)) >= LEAST_PAIRS
    means = [row for item in ITEMS if (row := mean_of(item, pairs))] if enough else []
    return Outcomes(len(asked), len(pairs), mixed, means)


def mean_of(item: str, pairs: list[tuple[dict[str, int], dict[str, int]]]) -> Outcome | None:
    """Return the means of one question of those who answered it both times; None of too few."""
    both = [(before.get(item), after.get(item)) for before, after in pairs]
    known = [(before, after) for before, after in both if before is not None and after is not None]
    if at_least(len(known)) < LEAST_PAIRS:
        return None
    firsts, lasts = zip(*known, strict=True)
    change = mean_change(firsts, lasts)
    return Outcome(item, round(fmean(firsts), 1), round(fmean(lasts), 1), _in_words(change))


def _in_words(change: MeanChange) -> str:
    value, low, high = (_signed(each) for each in (change.value, change.low, change.high))
    if change.low is None:
        return value
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}


def _signed(number: float | None) -> str:
    """Return a number with its sign: a true minus, and none for nought."""
    text = f"{number or 0:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text.replace("-", "−")
