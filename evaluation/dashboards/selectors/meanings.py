"""What each column counts, in words: for pages, for the board's report, for the data dictionary."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as lazy

from evaluation.dashboards.selectors.headings import column_of
from evaluation.dashboards.selectors.tables import Table
from evaluation.dashboards.selectors.words import GROUPS, STAGE_NAMES

# The rows of these columns are stages, which have a meaning each.
STAGED = ("stage", "clock")
ROW = lazy("What the row is of")
MEANINGS = {
    **dict.fromkeys(
        (*("stage", "group", "uptake", "need", "why", "place", "clock", "week", "month"),
         *("quarter", "score", "year")),
        ROW,
    ),
    "referred": lazy(
        "Referrals made in the period, or in the month; somebody referred twice counts twice"
    ),
    "accepted": lazy("A team took the referral on"),
    "first_contact": lazy("A link worker first reached the person"),
    "plan": lazy("The person agreed a support plan"),
    "connected": lazy("The person was first sent on to a service"),
    "started": lazy("The person first went to a service"),
    "completed": lazy("A service said at the end that it helped, wholly or in part"),
    "closed": lazy("The referral was closed, with whatever outcome"),
    "helped": lazy(
        "The first of: the person went to a service; a service said at the end that it helped; the "
        "referral closed with its goals met, wholly or in part. Counted from when the person first "
        "asked, which no new referral resets"
    ),
    "people": lazy("Referrals that the heading speaks of; somebody referred twice counts twice"),
    "of_referred": lazy("Share of the referrals of the period"),
    "start_share": lazy("Share of the referrals of the row of which the person went to a service"),
    "not_yet": lazy("Had it on no day up to counting, closed or not"),
    **dict.fromkeys(
        ("p25", "p50", "p75", "p90"), lazy("By so many days that part of all referred had it")
    ),
    "contacted_by": lazy("Share that was reached within 28 days"),
    "helped_by": lazy("Share that had first real help within 182 days"),
    "counted": lazy("The day on which the year was counted"),
    "waiting_share": lazy("Share that had it not yet, so many weeks after referral"),
    "unmet": lazy(
        "Times that a link worker found nothing suitable for a need; a referral may have several"
    ),
    "unmet_rate": lazy("Unmet needs for every 10,000 people who live there"),
    "waiting": lazy(
        "Referred by then; neither reached, nor closed, withdrawn or sent elsewhere by then"
    ),
    "population": lazy("People who live there"),
    "known_share": lazy("Share of this group among referrals of which it is known"),
    "population_share": lazy("Share of this group among the people who live there"),
    "rate": lazy("Referrals for every 1,000 people who live there"),
    "services": lazy("Listings with a place there"),
    "with_places": lazy("Of the listings, those that say they have places"),
    "per_1000": lazy("Listings for every 1,000 people who live there"),
    "asked": lazy("Referrals with a first answer or count"),
    "pairs": lazy("Of those, with a later one too; the last one is held against the first"),
    "response": lazy("Share of those with a first answer who have a later one"),
    "before": lazy("Mean of the first, of those who have both"),
    "after": lazy("Mean of the last, of those who have both"),
    "change": lazy("Mean of the last less the first"),
    "median_change": lazy("Median of the last less the first, where a few changed very much"),
    "reached": lazy("Share that changed for the better by as much as is published to matter"),
    "mixed": lazy("Of those who have both, answered in another way the second time"),
    "listings": lazy("Listings that anybody may find"),
    "verified": lazy("Of those, checked with whoever runs them within 90 days of the end"),
    "full": lazy("Of those, full or with a waiting list"),
    "capacity_unknown": lazy("Of those, nobody has said whether there are places"),
    "lines": lazy("Lines of money that end in the quarter"),
    "awards": lazy("Awards of the funds of the area that pay in the year"),
    "money": lazy("What these awards pay in the year"),
    "pounds_per_1000": lazy("The same for every 1,000 people who live in the area"),
    "pounds_each": lazy("The same for each referral with the need"),
    "services_lost": lazy("Services, or whole providers, behind which these lines are"),
    "workers": lazy("Link workers of the scheme on the day of counting"),
    "capacity": lazy("Ordinary cases that they agreed to carry"),
    "weight": lazy("Open cases, counted in ordinary ones"),
    "load": lazy("Weight of open cases, of what they agreed to carry"),
    "left": lazy("Link workers whose cases were handed over because they left"),
    "supervised": lazy("Share with a supervision session as lately as their team agreed"),
    "soon": lazy("Reached within 21 days, which are 15 working days"),
    "soon_share": lazy("Share reached within 21 days, which are 15 working days"),
    "planned_share": lazy("Share that agreed a support plan"),
    "came_share": lazy("Share that went to a service"),
    "helped_share": lazy("Share that had first real help"),
    "returned": lazy("Sent back, or to another door, for another reason than a full team"),
    "returned_share": lazy("Share of those referred that was sent back, or to another door"),
    "limits": lazy("Share of all together; chance leaves 998 of 1,000 groups within the limits"),
}  # fmt: skip
NAMES = GROUPS | STAGE_NAMES


def meanings_of(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """Return what the columns and stages of these tables are called and mean, each once."""
    found: dict[str, str] = {}
    for table in tables:
        codes = [(code, column_of(table.key, code)) for code in table.columns]
        if table.columns[0] in STAGED:
            codes += [(code, str(NAMES[code])) for code in table.column(table.columns[0])]
        for code, name in codes:
            if MEANINGS[code] is not ROW:
                found.setdefault(name, str(MEANINGS[code]))
    return list(found.items())
