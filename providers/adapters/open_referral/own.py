"""Our own fields of the open data (`sp_`), read again where another of us publishes them. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from providers.adapters.fields import Watch
from providers.models import Capacity, MadeFor, ReferralRoute
from spcore.loading.wording import line, paragraphs
from spcore.needs import Need

Record = dict[str, Any]
# Columns of an entry by what they hold; those of `TOLD` no other source tells.
SWITCHES = ("is_free", "in_person", "at_home", "online", "by_phone", "one_to_one", "women_only")
TOLD_SWITCHES = (
    *("small_group", "large_group", "is_quiet", "accompanied_first_visit"),
    *("offers_transport", "is_term_time_only"),
)
TOLD_TEXTS: Mapping[str, int] = MappingProxyType(
    {"women_only_words": 300, "made_for_words": 300, "transport_help": 5000}
)


def own_fields(record: Record, watch: Watch) -> dict[str, Any]:
    """Return the fields of a directory entry that are ours alone; what is not told is not there."""
    found: dict[str, Any] = {**_switches(record, SWITCHES), "told": tuple(_told(record, watch))}
    route, needs = record.get("sp_referral_route"), record.get("sp_needs")
    if route in ReferralRoute.values:
        found["referral_route"] = ReferralRoute(route)
    # Each of ours tells its route: one that tells no needs has none, whatever its terms speak of.
    if isinstance(needs, list) or "referral_route" in found:
        told = needs if isinstance(needs, list) else []
        found["needs"] = tuple(need for need in Need if need in told)
        found["tells_needs"] = True
    if record.get("sp_opening_text"):
        found["opening_text"] = paragraphs(record["sp_opening_text"])
    if record.get("sp_area_served"):
        found["area_served"] = line(record["sp_area_served"])
    return found


def _switches(record: Record, names: tuple[str, ...]) -> dict[str, bool]:
    return {
        name: record[f"sp_{name}"] for name in names if isinstance(record.get(f"sp_{name}"), bool)
    }


def _told(record: Record, watch: Watch) -> list[tuple[str, Any]]:
    """Return the columns beside the record's own, in one order."""
    told: dict[str, Any] = _switches(record, TOLD_SWITCHES)
    for name, limit in TOLD_TEXTS.items():
        if record.get(f"sp_{name}"):
            told[name] = paragraphs(record[f"sp_{name}"])[:limit]
    groups = record.get("sp_made_for")
    if isinstance(groups, list):
        told["made_for"] = [group for group in MadeFor.values if group in groups]
    if record.get("sp_capacity") in Capacity.values:
        told["capacity"] = record["sp_capacity"]
        told["wait_weeks"] = watch.age(record.get("sp_wait_weeks"), "sp_wait_weeks")
    return sorted(told.items())


def own_place_fields(body: Record) -> dict[str, Any]:
    """Return the fields of a place that are ours alone; what is not told is not there."""
    loop = body.get("sp_has_hearing_loop")
    return {
        **_switches(body, ("is_step_free", "has_accessible_toilet", "has_parking")),
        "told": (("has_hearing_loop", loop),) if isinstance(loop, bool) else (),
    }
