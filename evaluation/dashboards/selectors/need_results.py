"""What came of referrals near by, by need: for the practice that is about to refer."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.facts.models import ReferralFact
from evaluation.facts.selectors.near import ROUND_SHARE_TO, Row, a_closed_year, near_rows
from evaluation.facts.selectors.releases import near_published
from evaluation.periods import Quarter, quarter_of
from evaluation.protection import known_bounds
from evaluation.statistics.light import share_of
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class NeedResult:
    """One need: about how many people, the share whose goals were met, the usual wait."""

    need: Need
    people: str
    helped: str
    connected: str
    wait_days: str

    @property
    def helped_words(self) -> str:
        """Return the share helped with its 95% interval."""
        return _with_interval(self.helped, self.people)

    @property
    def connected_words(self) -> str:
        """Return the share connected with its 95% interval."""
        return _with_interval(self.connected, self.people)


def _with_interval(share: str, people: str) -> str:
    """
    Return a published share with Wilson's interval; a dash where none is published.

    It holds those of all shares that look the same, of the fewest people that look the same.
    """
    if not share.isdigit():
        return share
    few = int(known_bounds(int(people.replace(",", "")))[0])
    least, most = (int(share) + by * ROUND_SHARE_TO / 2 for by in (-1, 1))
    low = share_of(floor(few * least / 100), few).low
    high = share_of(min(few, ceil(few * most / 100)), few).high
    words = {"share": share, "low": round(100 * (low or 0)), "high": round(100 * (high or 0))}
    return _("%(share)s%% (%(low)d to %(high)d)") % words


@dataclass(frozen=True, slots=True)
class NeedResults:
    """Twelve closed months of one integrated care board; needs with too few people left out."""

    since: date
    until: date
    rows: list[NeedResult]
    left_out: int


def need_results(*, practice_id: UUID | None, needs: list[Need], today: date) -> NeedResults:
    """
    Return the results of the practice's area (practice.md 22), never of the practice alone.

    Of the last four closed quarters, as they were published with the last of them; counted anew
    only until that one is published. At most three queries.
    """
    last = quarter_of(today).before
    since, until = a_closed_year(last)
    found = {row[0]: row for row in _rows(_area_of(practice_id), last)}
    rows = [NeedResult(need, *found[need.value][1:]) for need in needs if need.value in found]
    return NeedResults(since, until, rows, len(needs) - len(rows))


def _area_of(practice_id: UUID | None) -> UUID | None:
    facts = ReferralFact.objects.filter(practice_id=practice_id, icb_id__isnull=False)
    return facts.order_by("submitted_on", "pk").values_list("icb_id", flat=True).first()


def _rows(icb_id: UUID | None, last: Quarter) -> list[Row]:
    if icb_id is None:
        return []
    published = near_published(icb_id, last.key)
    return near_rows(icb_id, last) if published is None else published
