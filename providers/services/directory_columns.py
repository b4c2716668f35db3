"""What a column of a directory in a table may be, and the headings that say so."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spcore.names import folded

# What a column may be, and headings that say so.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "id; service id; reference; ref; unique id; record id",
        "name": "name; service name; service; title; activity; group name; group",
        "organisation": "organisation; organization; organisation name; provider; run by",
        "description": "description; about; details; what we do; summary; information; activities;"
        " objects",
        "category": "category; categories; type; need; needs; tags; theme; service type",
        "phone": "phone; telephone; tel; phone number; telephone number; contact number",
        "email": "email; e-mail; email address; contact email",
        "website": "website; web; url; web address; link",
        "address": "address; address 1; address line 1; address 2; address 3; street",
        "place": "venue; place; location; venue name; building; where",
        "city": "town; city; town or city; town/city",
        "county": "county",
        "postcode": "postcode; post code; postal code; venue postcode",
        "latitude": "latitude; lat",
        "longitude": "longitude; lng; long; lon",
        "day": "day; days; day of week; weekday",
        "opens_at": "opens; opens at; start time; starts; from; opening time",
        "closes_at": "closes; closes at; end time; ends; finish time; closing time",
        "opening": "opening hours; opening times; hours; times; when",
        **{
            day: f"{day}; {day} hours; {day} opening hours; {day} staffed hours"
            for day in "monday tuesday wednesday thursday friday saturday sunday".split()
        },
        "minimum_age": "minimum age; min age; age from; youngest",
        "maximum_age": "maximum age; max age; age to; oldest",
        "eligibility": "eligibility; who for; who is it for; criteria",
        "fees": "cost; price; fee; fees; charge; charges",
        "languages": "language; languages; languages spoken",
        "area_served": "area; area served; areas; district; areas covered",
        "how_to_refer": "how to refer; referral; referral process; how to join; booking",
        "charity_number": "charity number; registered charity number; charity no",
    }
)
BY_HEADING = {
    folded(heading): name for name, headings in FIELDS.items() for heading in headings.split("; ")
}
# Columns that may stand several times: their texts are put one after the other.
REPEATABLE = frozenset(
    {"description", "category", "address", "opening", "languages", "area_served"}
    | set("monday tuesday wednesday thursday friday saturday sunday".split())
)
LABELS: Mapping[str, object] = MappingProxyType(
    {
        "id": gettext_lazy("Number or code of the service"),
        "name": gettext_lazy("Name of the service"),
        "organisation": gettext_lazy("Who runs it"),
        "description": gettext_lazy("Description (one column or several)"),
        "category": gettext_lazy("Categories or needs (one column or several)"),
        "phone": gettext_lazy("Phone"),
        "email": gettext_lazy("Email address"),
        "website": gettext_lazy("Web page"),
        "address": gettext_lazy("Address (one column or several)"),
        "place": gettext_lazy("Name of the venue"),
        "city": gettext_lazy("Town"),
        "county": gettext_lazy("County"),
        "postcode": gettext_lazy("Postcode"),
        "latitude": gettext_lazy("Latitude"),
        "longitude": gettext_lazy("Longitude"),
        "day": gettext_lazy("Days of the week"),
        "opens_at": gettext_lazy("Opens or starts at"),
        "closes_at": gettext_lazy("Closes or ends at"),
        "opening": gettext_lazy("Opening times in words"),
        "monday": gettext_lazy("Hours on Monday"),
        "tuesday": gettext_lazy("Hours on Tuesday"),
        "wednesday": gettext_lazy("Hours on Wednesday"),
        "thursday": gettext_lazy("Hours on Thursday"),
        "friday": gettext_lazy("Hours on Friday"),
        "saturday": gettext_lazy("Hours on Saturday"),
        "sunday": gettext_lazy("Hours on Sunday"),
        "minimum_age": gettext_lazy("Youngest age"),
        "maximum_age": gettext_lazy("Oldest age"),
        "eligibility": gettext_lazy("Who it is for"),
        "fees": gettext_lazy("Cost"),
        "languages": gettext_lazy("Languages"),
        "area_served": gettext_lazy("Area it serves"),
        "how_to_refer": gettext_lazy("How to refer or join"),
        "charity_number": gettext_lazy("Charity number"),
    }
)


def field_of(heading: str) -> str:
    """Return what a heading says that its column is, "" where it says nothing we know."""
    return BY_HEADING.get(folded(heading), "")


def propose(headings: Sequence[str], *, remembered: Mapping[str, str]) -> list[str]:
    """Return for each heading what it probably is; what was said of it the last time goes first."""
    found: list[str] = []
    for heading in headings:
        said = remembered.get(heading)
        field = field_of(heading) if said is None else said
        is_taken = field in found and field not in REPEATABLE
        found.append("" if is_taken else field)
    if "name" not in found and "organisation" in found:  # a list of organisations
        found[found.index("organisation")] = "name"
    return found


def problems_of(fields: Sequence[str], *, needs: str) -> list[str]:
    """Return what keeps these meanings from being used, in words. `needs` is the one they need."""
    problems = []
    if needs not in fields:
        problems.append(_("Say which column is “%s”") % LABELS[needs])
    twice = {field for field in fields if field and list(fields).count(field) > 1}
    problems += [
        _("Two columns are “%s”. Keep one") % LABELS[field]
        for field in FIELDS
        if field in twice - REPEATABLE
    ]
    return problems
