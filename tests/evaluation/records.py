"""What the records themselves say, asked one by one: with it facts and tables are compared."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from evaluation.facts.selectors.tiles import Book, Cell, Estimate, People, Ratio, Tile
from referrals.models import Referral
from referrals.selectors import age_band
from referrals.selectors.uptake import uptake
from referrals.uptake import LADDER
from spcore.places.models import Postcode


def day(moment) -> date | None:
    return timezone.localdate(moment) if moment else None


def expected(referral: Referral) -> tuple:
    """Return the days of its stages in their order, that of help, and what else a fact says."""
    onward = list(referral.onward.all())
    sent = [day(each.sent_at) for each in onward]
    began = [each.started_on for each in onward if each.started_on]
    ended = [each.ended_on for each in onward if each.end == "helped"]
    plans = [version.agreed_on for version in referral.plan_versions.all()]
    far = [LADDER.index(uptake(each).furthest) for each in onward]
    return (
        day(referral.submitted_at),
        day(referral.accepted_at),
        day(referral.first_contact_at),
        min(plans, default=None),
        min(sent, default=None),
        min(began, default=None),
        min(ended, default=None),
        day(referral.closed_at),
        day(referral.first_help_at),
        age_band(referral.person, on=day(referral.submitted_at)),
        LADDER[max(far)].value if far else "",
        referral.steps.filter(action="return").exclude(return_reason="team_full").exists(),
    )


def still_waiting(waits: Iterable[tuple[int, bool]]) -> list[tuple[int, float]]:
    """Return the product-limit estimate by its definition: from which day on which share waits."""
    all_waits, left, steps = list(waits), 1.0, []
    for at in sorted({days for days, is_over in all_waits if is_over}):
        at_risk = sum(days >= at for days, _is_over in all_waits)
        left *= 1 - sum(each == (at, True) for each in all_waits) / at_risk
        steps.append((at, left))
    return steps


def lsoa(referral: Referral):
    postcode = referral.person.postcode
    return Postcode.objects.get(code=postcode.replace(" ", "")).lsoa if postcode else None


def equality(referral: Referral, name: str) -> str:
    return getattr(getattr(referral.person, "equality", None), name, "")


def in_years(referral: Referral) -> str:
    born, on = referral.person.birth_date, day(referral.submitted_at)
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    bands = {0: "0-17", 18: "18-24", 25: "25-44", 45: "45-64", 65: "65-74", 75: "75-84", 85: "85+"}
    return bands[max(least for least in bands if least <= years)]


GROUPS = {
    "pcn": lambda each: str(each.person.practice.networks.get().pcn_id),
    "practice": lambda each: str(each.person.practice_id),
    "place": lambda each: lsoa(each).district_code if lsoa(each) else "",
    "source": lambda each: each.source,
    "deprivation": lambda each: str(lsoa(each).imd_decile) if lsoa(each) else "",
    "rural": lambda each: lsoa(each).rural_urban.lower() if lsoa(each) else "",
    "age": in_years,
    "sex": lambda each: equality(each, "sex"),
    "ethnicity": lambda each: {"A": "white", "H": "asian", "M": "black", "Z": "declined"}.get(
        equality(each, "ethnicity"), ""
    ),
    "language": lambda each: {"English": "english", "Urdu": "other"}.get(each.person.language, ""),
    "disability": lambda each: "limited" if equality(each, "disability") else "",
}


def rows_of(tile: Tile, book: Book) -> list[dict]:
    """Return a table before anything is hidden: by column, of a share both its counts."""
    return [
        dict(zip(tile.columns, (_plain(cell, book) for cell in row), strict=True))
        for row in tile.rows
    ]


def _plain(cell: Cell, book: Book):
    match cell:
        case People(key):
            return book.counts[key]
        case Ratio(part, whole):
            return (book.counts[part], book.counts[whole])
        case Estimate():
            return cell.value
    return cell
