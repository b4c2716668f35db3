"""The referrals of one area and period, read once, and the groups they are broken down by."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from evaluation.facts.models import ReferralFact
from evaluation.facts.selectors.counting import STAGES
from evaluation.periods import FinancialYear, Period
from spcore.accounts.models import Organisation

LEAST_LIST = 1000
DECLINED = "declined"


class By(StrEnum):
    """What a table breaks people down by."""

    PCN = "pcn"
    PRACTICE = "practice"
    PLACE = "place"
    SCHEME = "scheme"
    TEAM = "team"
    SOURCE = "source"
    DEPRIVATION = "deprivation"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    RURAL = "rural"
    LANGUAGE = "language"
    DISABILITY = "disability"


# Volumes by network and quarter; who people are, and by practice, by year (practice.md 30).
BY_QUARTER = (By.PCN, By.PLACE, By.SOURCE)
BY_YEAR = (*BY_QUARTER, By.PRACTICE)
GROUPS = (By.DEPRIVATION, By.AGE, By.SEX, By.ETHNICITY, By.RURAL, By.LANGUAGE, By.DISABILITY)


class Case(NamedTuple):
    """One referral of the cohort: nobody's name, and no way back to one."""

    pcn: UUID | None
    practice: UUID | None
    place: str
    scheme: UUID
    team: UUID | None
    source: str
    deprivation: int | None
    age: str
    sex: str
    ethnicity: str
    rural: str
    language: str
    disability: str
    is_returned: bool
    uptake: str
    status: str
    needs: list[str]
    referred: date
    accepted: date | None
    first_contact: date | None
    plan: date | None
    connected: date | None
    started: date | None
    completed: date | None
    closed: date | None
    helped: date | None
    id: UUID
    asked: date | None = None


_COLUMNS = (
    *("pcn_id", "practice_id", "place_code", "scheme_id", "team_id", "source", "imd_decile"),
    *("age_band", "sex", "ethnicity", "rural", "language", "disability", "is_returned", "uptake"),
    *("status", "needs", *(column for _name, column in STAGES), "helped_on", "referral_id"),
    "asked_on",
)
# The broad groups of the ethnic category (NHS Data Dictionary), Chinese people where the census
# counts them; "Z" was asked and not told.
_ETHNIC = {
    **dict.fromkeys("ABC", "white"),
    **dict.fromkeys("DEFG", "mixed"),
    **dict.fromkeys("HJKLR", "asian"),
    **dict.fromkeys("MNP", "black"),
    "S": "other",
    "Z": DECLINED,
}
# As the census asks: limited, or not.
_LIMITED = dict.fromkeys(("a_lot", "a_little"), "limited")
# As the population is counted.
_AGES = {
    **dict.fromkeys(("0–10", "11–15", "16–17"), "0-17"),
    "18–24": "18-24",
    **dict.fromkeys(("25–34", "35–44"), "25-44"),
    **dict.fromkeys(("45–54", "55–64"), "45-64"),
    "65–74": "65-74",
    "75–84": "75-84",
    "85+": "85+",
}


def cohort(icb_id: UUID, period: Period) -> list[Case]:
    """Return the referrals that were made in a period. Two queries."""
    facts = ReferralFact.objects.filter(
        icb_id=icb_id, submitted_on__range=(period.start, period.end)
    )
    rows = facts.order_by("submitted_on", "referral_id").values_list(*_COLUMNS)
    cases = [Case(*row) for row in rows.iterator(chunk_size=5000)]
    small = _small({case.practice for case in cases})
    return [case._replace(practice=None) if case.practice in small else case for case in cases]


def _small(practices: set[UUID | None]) -> set[UUID]:
    """Return the practices with too few patients to be shown by themselves (security.md J3)."""
    rows = Organisation.objects.filter(pk__in=practices, list_size__lt=LEAST_LIST)
    return set(rows.values_list("pk", flat=True))


def groups_for(period: Period) -> tuple[By, ...]:
    """Return what a period's volumes are broken down by."""
    return BY_YEAR if isinstance(period, FinancialYear) else BY_QUARTER


def group_of(case: Case, by: By) -> str:
    """Return the group somebody counts in; "" where it is not known."""
    value = getattr(case, by.value)
    if by == By.ETHNICITY:
        return _ETHNIC.get(value, "")
    if by == By.DISABILITY:
        return _LIMITED.get(value, value)
    if by == By.AGE:
        return _AGES.get(value, "")
    return "" if value is None else str(value)


def split(cases: Sequence[Case], by: By) -> dict[str, list[Case]]:
    """Return the cases by group, in the order of the groups, the unknown last."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(group_of(case, by), []).append(case)
    return {group: found[group] for group in sorted(found, key=_order)}


def _order(group: str) -> tuple[bool, int, str]:
    head = group.partition("-")[0].rstrip("+")
    return (group == "", int(head) if head.isdigit() and len(head) < 3 else 99, group)


def reached(cases: Sequence[Case]) -> Iterator[tuple[str, int]]:
    """Return how many reached each stage."""
    for stage, _column in STAGES:
        yield stage, sum(getattr(case, stage) is not None for case in cases)
