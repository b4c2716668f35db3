"""Teams are compared only where no figure is about somebody who works there."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest

from evaluation.facts.selectors.practices import quality_tile
from evaluation.facts.selectors.teams import link_workers, team_tiles
from evaluation.facts.selectors.tiles import Book
from evaluation.facts.services.freezing import freeze
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.evaluation.cases import random_cases
from tests.factories.accounts import OrganisationFactory, actor_in

DAY = date(2025, 6, 2)
(SOME,) = random_cases(1, 1)
A, B, C, D = (str(UUID(int=number)) for number in range(4))


def cases(team: str, number: int, *, soon: int, scheme: int = 9) -> list:
    """Return so many referrals of a team, of whom some were seen in time."""
    return [
        SOME._replace(
            team=UUID(team), scheme=UUID(int=scheme), referred=DAY,
            first_contact=DAY + timedelta(days=5 if place < soon else 40),
            helped=DAY if place % 2 else None,
        )
        for place in range(number)
    ]  # fmt: skip


def released(referrals: list, workers: dict[str, int]) -> dict:
    """Return the table of teams seen in time, as it is published."""
    book = Book()
    book.add("referred", len(referrals))
    tiles = [quality_tile(referrals, book)]
    tiles += team_tiles(referrals, book, counted=lambda _scheme: Counter(workers))
    return freeze(tiles, book, {})["tables"]["quality.soon"]


def names(table: dict) -> list[str]:
    return [row[0] for row in table["rows"]]


class TestTeamTiles:
    def test_show_each_team_with_its_share_and_the_limits_of_its_size(self):
        all_cases = cases(A, 100, soon=90) + cases(B, 40, soon=10)

        table = released(all_cases, {A: 6, B: 5})

        rows = {row[0]: row[1:] for row in table["rows"]}
        assert rows[A][:2] == [100, 90]
        assert rows[A][2][0] == 90
        # 100 of 140 were seen in time; 998 of 1,000 teams of 40 lie between these by chance alone.
        assert rows[B][3][0] == 71
        assert rows[B][2][0] < rows[B][3][1]
        assert [point[0] for point in table["funnel"]][:2] == [20, 25]

    def test_leave_out_a_team_of_fewer_than_five(self):
        all_cases = cases(A, 60, soon=50) + cases(B, 60, soon=40) + cases(C, 60, soon=30)

        table = released([*all_cases, *cases(D, 60, soon=1)], {A: 9, B: 8, C: 3, D: 3})

        assert names(table) == [A, B]

    def test_leave_out_one_more_where_the_rest_would_be_the_small_team(self):
        all_cases = cases(A, 60, soon=50) + cases(B, 60, soon=40) + cases(C, 60, soon=30)

        table = released([*all_cases, *cases(D, 60, soon=1)], {A: 9, B: 8, C: 6, D: 3})

        assert names(table) == [A, B]

    def test_compare_nobody_with_one_team_alone(self):
        table = released(cases(A, 60, soon=50) + cases(B, 60, soon=40), {A: 9, B: 4})

        assert names(table) == []
        assert "funnel" not in table

    def test_leave_out_a_team_with_few_referrals(self):
        all_cases = cases(A, 60, soon=50) + cases(B, 60, soon=40) + cases(C, 22, soon=3)

        assert names(released(all_cases, {A: 9, B: 8, C: 7})) == [A, B]


@pytest.mark.django_db
class TestLinkWorkers:
    def test_counts_those_of_the_scheme_s_teams_who_are_there_now(self):
        scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
        team = OrganisationFactory(kind=OrganisationKind.TEAM, parent=scheme)
        other = OrganisationFactory(kind=OrganisationKind.TEAM)
        for role, organisation in (
            (Role.LINK_WORKER, team), (Role.LINK_WORKER, team), (Role.SUPERVISOR, team),
            (Role.LINK_WORKER, other),
        ):  # fmt: skip
            actor_in(role, organisation)

        assert link_workers(str(scheme.pk)) == {str(team.pk): 2}
