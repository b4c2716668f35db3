"""The options of a match as the page prints them, with the address of each step."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from linkworkers.selectors import Case, Match
from providers.selectors import Option
from referrals.models import UnmetNeed
from spcore.needs import Need


@dataclass(frozen=True, slots=True)
class Row:
    """One option, its place in the list, and where to read, choose and keep it."""

    option: Option
    full: str
    rank: int
    url: str
    choose_url: str
    keep_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """One need, its options, and whether it was recorded as unmet."""

    need: str
    label: str
    rows: tuple[Row, ...]
    unmet: UnmetNeed | None


def rows_of(match: Match, case: Case, *, full: Mapping[UUID, str]) -> list[Group]:
    """Return the needs in the person's order, each with its options; `full` by provider."""
    case_id = case.referral.pk
    return [
        Group(
            need=group.need,
            label=str(Need(group.need).label),
            rows=tuple(
                Row(
                    option=option,
                    full=full.get(option.provider_id, ""),
                    rank=rank,
                    url=f"{reverse('providers:service_detail', args=[option.pk])}?for={case_id}",
                    choose_url=reverse("linkworkers:match_choose", args=[case_id, option.pk]),
                    keep_url=reverse("linkworkers:shortlist_add", args=[case_id, option.pk]),
                )
                for rank, option in enumerate(group.options, 1)
            ),
            unmet=match.unmet.get(group.need),
        )
        for group in match.groups
    ]
