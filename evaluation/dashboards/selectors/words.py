"""What the codes of a release are called on pages: topics, columns, groups."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from evaluation.periods import parse_period
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class Topic:
    """
    One question a commissioner asks: its table without a break-down comes first.

    `by_year`: a quarter has too few people for most of it, so a year is shown where none is chosen.
    """

    slug: str
    name: Any
    question: Any
    tables: tuple[str, ...]
    note: Any = ""
    by_year: bool = False


STAGE_NAMES = {
    "referred": lazy("Referred"),
    "accepted": lazy("Accepted"),
    "first_contact": lazy("Had a first contact"),
    "plan": lazy("Agreed a plan"),
    "connected": lazy("Sent on to a service"),
    "started": lazy("Started with a service"),
    "completed": lazy("Got help from a service"),
    "closed": lazy("Closed"),
}
# Being told of a service is not being introduced, and neither is going there.
UPTAKE = {
    "none": lazy("No service offered"),
    "offered": lazy("Offered, not chosen yet"),
    "signposted": lazy("Signposted: information only"),
    "referred": lazy("Referred, has not started"),
    "introduced": lazy("Introduced: somebody went along or rang with them"),
    "came_once": lazy("Came once"),
    "coming": lazy("Came more than once"),
    "still_going": lazy("Still going at 12 weeks"),
}
NO_CONTROL = lazy(
    "There is no comparison group. People are often referred when things are at their worst, so "
    "some of a change would have come without support."
)
TOPICS = {
    topic.slug: topic
    for topic in (
        Topic("flow", lazy("Where people are lost"),
              lazy("How far do people come, from referral to help?"), ("flow", "uptake")),
        Topic("waits", lazy("Waits"), lazy("How long do people wait, and who waits longest?"),
              ("waits", "waits.curve_first_contact", "waits.curve_helped"),
              lazy("Whoever never had it is counted as waiting up to the day of counting, also "
                   "after the referral closed. The clock to first real help starts at the first "
                   "referral, and stops on the day somebody first went to a service, or was said "
                   "to have met their goals. The curves are read off every two weeks. Whoever was "
                   "never reached was never asked who they are: those of whom it is not known "
                   "waited longest for that reason.")),
        Topic("demand", lazy("Demand and capacity"),
              lazy("Do more people come than go, and who has places?"), ("demand", "capacity"),
              lazy("Population: ONS, mid-2020. Services as listed on the day of counting.")),
        Topic("outcomes", lazy("Outcomes"), lazy("How did people’s answers change?"),
              ("outcomes",), NO_CONTROL),
        Topic("equity", lazy("Equity"),
              lazy("Who is referred, who starts, against who lives here?"), (),
              lazy("Shares are of those referred of whom it is known. Whoever was not asked may be "
                   "different, so the fewer are known, the less a share says. Who waits longest, "
                   "and whose answers changed most, by the same groups: under Waits and "
                   "Outcomes.")),
        Topic("needs", lazy("Needs met and unmet"),
              lazy("What do people need, and what was there nothing for?"),
              ("needs", "needs.why", "needs.gaps"),
              lazy("A referral may name several needs. Unmet: a link worker found nothing "
                   "suitable, also for a need that came up later in the support: so more may be "
                   "unmet than were referred with it."), by_year=True),
        Topic("directory", lazy("The directory"), lazy("Can people rely on what is listed?"),
              ("directory",), lazy("Listings with a place in the area, or with none, as on the "
                   "day of counting; one may be for several needs. Verified: within 90 days of "
                   "the end of the period.")),
        Topic("funding", lazy("Money, and when it ends"),
              lazy("What ends when, and how many people go there?"),
              ("funding", "funding.awards", "funding.themes"),
              lazy("Amounts are shown of awards made here, which are public. Other amounts are the "
                   "services’ own business. A stopped award counts with what was paid; one for "
                   "several needs in equal parts for each.")),
        Topic("workforce", lazy("Workforce"), lazy("Is the work carried by enough people?"),
              ("workforce",), lazy("Nothing is shown of fewer than five link workers.")),
        Topic("quality", lazy("Quality"),
              lazy("Does each scheme keep its promises?"),
              ("quality", "quality.soon", "quality.helped"),
              lazy("Limits allow for chance alone. A team whose people differ from others’ may lie "
                   "outside for that reason."), by_year=True),
        Topic("appropriateness", lazy("Referrals by practice"),
              lazy("Which practices’ referrals are sent back more than chance would have it?"),
              ("appropriateness",),
              lazy("Practices with fewer than 20 referrals in the year are not shown.")),
        Topic("gp_use", lazy("Use of health services"),
              lazy("Do people see the GP less often afterwards?"), ("gp_use",),
              lazy("Only of those whose contacts were counted in the practice’s record at both "
                   "times, at least 22 weeks apart: each count is of six months. There is no "
                   "comparison group. People are often referred when they use services most, so "
                   "some of a change would have come without support.")),
    )
}  # fmt: skip
# Each column: its heading, and what stands behind a figure in it.
COLUMNS: dict[str, tuple[Any, Any]] = {
    **{name: (label, "") for name, label in STAGE_NAMES.items()},
    "stage": (lazy("Stage"), ""),
    "group": (lazy("Group"), ""),
    "uptake": (lazy("How far, at the furthest"), ""),
    "need": (lazy("Need"), ""),
    "why": (lazy("Why"), ""),
    "place": (lazy("Place"), ""),
    "clock": (lazy("From referral to"), ""),
    "week": (lazy("Weeks since referral"), ""),
    "month": (lazy("Month"), ""),
    "quarter": (lazy("Quarter"), ""),
    "score": (lazy("Question"), ""),
    "people": (lazy("People"), ""),
    "of_referred": (lazy("Of those referred"), "%"),
    "start_share": (lazy("Started, of those referred"), "%"),
    "not_yet": (lazy("Not yet, or never"), ""),
    "p25": (lazy("A quarter had it within"), lazy(" days")),
    "p50": (lazy("Half had it within"), lazy(" days")),
    "p75": (lazy("Three quarters had it within"), lazy(" days")),
    "p90": (lazy("Nine in ten had it within"), lazy(" days")),
    "contacted_by": (lazy("First contact within 4 weeks"), "%"),
    "helped_by": (lazy("First real help within 26 weeks"), "%"),
    "counted": (lazy("Counted on"), ""),
    "waiting_share": (lazy("Still waiting"), "%"),
    "unmet": (lazy("Unmet"), ""),
    "unmet_rate": (lazy("Unmet, of 10,000 people"), ""),
    "waiting": (lazy("Waiting at the end of it"), ""),
    "population": (lazy("Population"), ""),
    "known_share": (lazy("Of those referred, where known"), "%"),
    "population_share": (lazy("Of the population"), "%"),
    "rate": (lazy("Referred, of 1,000 people"), ""),
    "services": (lazy("Services"), ""),
    "with_places": (lazy("Say they have places"), ""),
    "per_1000": (lazy("Services for 1,000 people"), ""),
    "asked": (lazy("Asked at the start"), ""),
    "pairs": (lazy("Asked again"), ""),
    "response": (lazy("Asked again, of those asked"), "%"),
    "before": (lazy("Mean before"), ""),
    "after": (lazy("Mean after"), ""),
    "change": (lazy("Mean change"), ""),
    "median_change": (lazy("Median change, where skewed"), ""),
    "reached": (lazy("Changed as much as matters"), "%"),
    "mixed": (lazy("Asked in another way"), ""),
    "listings": (lazy("Listings"), ""),
    "verified": (lazy("Verified"), ""),
    "full": (lazy("Full, or a waiting list"), ""),
    "capacity_unknown": (lazy("Places not known"), ""),
    "lines": (lazy("Lines of money"), ""),
    "year": (lazy("Financial year"), ""),
    "awards": (lazy("Awards"), ""),
    "money": (lazy("Money, in pounds"), ""),
    "pounds_per_1000": (lazy("Pounds for 1,000 people"), ""),
    "pounds_each": (lazy("Pounds for each person with the need"), ""),
    "services_lost": (lazy("Services or providers"), ""),
    "workers": (lazy("Link workers"), ""),
    "capacity": (lazy("People they agreed to carry"), ""),
    "weight": (lazy("Open cases, weighted"), ""),
    "load": (lazy("Of capacity"), "%"),
    "left": (lazy("Left in the period"), ""),
    "supervised": (lazy("Supervision in time"), "%"),
    "soon": (lazy("Seen within 15 working days"), ""),
    "soon_share": (lazy("First contact within 15 working days"), "%"),
    "planned_share": (lazy("Agreed a plan"), "%"),
    "came_share": (lazy("Started with a service"), "%"),
    "helped": (lazy("Had first real help"), ""),
    "helped_share": (lazy("Reached first real help"), "%"),
    "returned": (lazy("Sent back"), ""),
    "returned_share": (lazy("Sent back, of those referred"), "%"),
    "limits": (lazy("All together, and 99.8% limits of chance"), "%"),
}
GROUPS = {
    "white": lazy("White"),
    "mixed": lazy("Mixed"),
    "asian": lazy("Asian or Asian British"),
    "black": lazy("Black or Black British"),
    "declined": lazy("Would rather not say"),
    "female": lazy("Female"),
    "male": lazy("Male"),
    "urban": lazy("In towns"),
    "rural": lazy("In rural areas"),
    "english": lazy("English"),
    "limited": lazy("Limited a lot or a little"),
    "no": lazy("Not limited"),
    "gp": lazy("GP practice"),
    "hospital": lazy("Hospital"),
    "social_care": lazy("Social care"),
    "school": lazy("School or nursery"),
    "community": lazy("Community organisation"),
    "self": lazy("The person themself"),
    "other": lazy("Other"),
    "1": lazy("1 (most deprived tenth)"),
    "2": lazy("2nd tenth"),
    "3": lazy("3rd tenth"),
    "4": lazy("4th tenth"),
    "5": lazy("5th tenth"),
    "6": lazy("6th tenth"),
    "7": lazy("7th tenth"),
    "8": lazy("8th tenth"),
    "9": lazy("9th tenth"),
    "10": lazy("10 (least deprived)"),
    "helped": lazy("First real help"),
}
SOURCES = {
    "small_areas": lazy("ONS, mid-2020, of small areas; deprivation: English Indices of "
                        "Deprivation 2025"),
}  # fmt: skip
WHYS = {
    "nothing": lazy("There is nothing for it here"),
    "too_far": lazy("Too far, or no way to get there"),
    "cost": lazy("It costs too much"),
    "full": lazy("Full, or the wait is too long"),
    "access": lazy("Not accessible to them"),
    "language": lazy("Not in their language"),
    "group": lazy("Only in groups, or not how they want it"),
    "age": lazy("Not for their age"),
    "other": lazy("Something else"),
}
NEEDS = {need.value: need.label for need in Need}
LISTINGS = NEEDS | {"all": lazy("All listings, each once")}
_PLACE = re.compile(r"[ENSW]\d{8}")  # a council's code, where no name of it is loaded
_KNOWN = {
    "need": LISTINGS,
    "why": WHYS,
    "stage": STAGE_NAMES,
    "uptake": UPTAKE,
    "clock": GROUPS | STAGE_NAMES,
}


def time_of(column: str, code: str) -> str:
    """Return what a month or a quarter is called, of a code like "2026-03" or "2026-Q1"."""
    if column == "quarter":
        return str(parse_period(code) or code)
    return date_format(date.fromisoformat(f"{code}-01"), "F Y")


def name_of(column: str, code: Any, names: dict[str, str]) -> str:
    """Return what a row is called; an area by the name it had when the release was published."""
    text = "" if code is None else str(code)
    if not text:
        return _("Not known")
    if _PLACE.fullmatch(text) and text not in names:
        return _("Elsewhere (%(code)s)") % {"code": text}
    return str(names.get(text) or _KNOWN.get(column, GROUPS).get(text, text))
