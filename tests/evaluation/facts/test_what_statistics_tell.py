"""A statistic tells no more than the published counts it stands beside."""

from datetime import timedelta
from uuid import UUID

import pytest

from evaluation.facts.models import MeasureFact
from evaluation.facts.selectors.cohort import By
from evaluation.facts.selectors.outcomes import outcome_tiles
from evaluation.facts.selectors.practices import practice_tile
from evaluation.facts.selectors.tiles import Book
from evaluation.facts.selectors.waiting import wait_tiles
from evaluation.facts.services.freezing import freeze
from evaluation.suppression import suppress
from tests.evaluation.cases import QUARTERS, random_cases

QUARTER = QUARTERS[0]
(SOME,) = random_cases(1, 1)
PRACTICES = (UUID(int=1), UUID(int=2))


def referred(number: int, *, returned: int = 0) -> list:
    """Return referrals of two practices, by turns, the first of whom were sent back."""
    return [
        SOME._replace(
            id=UUID(int=place),
            practice=PRACTICES[place % 2],
            is_returned=place < returned,
            referred=QUARTER.start,
            asked=None,
            first_contact=None,
            closed=None,
        )
        for place in range(number)
    ]


def sent_back(number: int, *, of: int) -> dict:
    """Return the table of practices, with the limits of chance, as it is published."""
    cases, book = referred(of, returned=number), Book()
    book.add("referred", of)
    halves = (of - of // 2, of // 2)
    book.add_split("referred", By.PRACTICE, dict(zip(map(str, PRACTICES), halves, strict=True)))
    return freeze([practice_tile(cases, book)], book, {})["tables"]["appropriateness"]


class TestLimits:
    def test_are_the_same_for_all_counts_that_look_the_same(self):
        told = [sent_back(number, of=of) for number in (43, 47) for of in (198, 202)]

        assert told[0]["funnel"]
        assert [table["funnel"] for table in told] == [told[0]["funnel"]] * 4
        assert {str([row[-1] for row in table["rows"]]) for table in told} == {
            str([row[-1] for row in told[0]["rows"]])
        }

    def test_are_not_drawn_where_they_would_tell_how_few_were_sent_back(self):
        """The exact share of 5 of 60 says 5, whatever stands in place of it."""
        table = sent_back(5, of=60)

        assert table["funnel"] is None
        assert [row[-1] for row in table["rows"]] == [None, None]


def still_waiting(number: int, *, of: int) -> list:
    """Return the curve of waits for a first contact, where so many never had one."""
    day, book = QUARTER.start, Book()
    cases = [
        each if place < number else each._replace(first_contact=day + timedelta(days=9))
        for place, each in enumerate(referred(of))
    ]
    book.add("referred", of)
    until = day + timedelta(days=400)
    tiles = wait_tiles(cases, QUARTER, book, until=until)[:2]
    tables = freeze(tiles, book, {})["tables"]
    return [row[1] for row in tables["waits.curve_first_contact"]["rows"]]


class TestCurve:
    def test_does_not_tell_how_few_wait(self):
        """Of 60 people 5% is three of them, who stand as a star in the table beside it."""
        assert still_waiting(3, of=60) == [[100, None, None], *[None] * 13]

    def test_has_points_that_every_number_that_looks_the_same_may_have(self):
        """The exact number of all, beside rounded parts, is what tells a star between them."""
        may = {of: [still_waiting(left, of=of)[-1] for left in range(of)] for of in range(43, 48)}

        for told in may.values():
            assert [all(each in other for each in told) for other in may.values()] == [True] * 5
        assert may[45][20][0] == 45

    def test_goes_on_where_enough_wait(self):
        assert still_waiting(12, of=60)[-1][0] == 20


def moments(had: int, *, of: int) -> list:
    """Return which days of a clock are told, and which ends: where so many had it, one a day."""
    day, book = QUARTER.start, Book()
    cases = [
        each._replace(first_contact=day + timedelta(days=place) if place < had else None)
        for place, each in enumerate(referred(of))
    ]
    book.add("referred", of)
    book.add_split("referred", By.PLACE, {SOME.place: of})
    until = day + timedelta(days=400)
    tables = freeze(wait_tiles(cases, QUARTER, book, until=until), book, {})["tables"]
    cells = [*tables["waits"]["rows"][0][3:], *tables["waits.place"]["rows"][0][2:]]
    return [cell and [end is not None for end in cell] for cell in cells]


class TestMoments:
    """Whether a part of the people had it by some day, beside how many had it, and never did."""

    @pytest.mark.parametrize("of", [12, 17, 28, 65, 67, 85, 120])
    def test_are_there_or_not_whatever_count_of_those_who_never_had_it_is_hidden(self, of):
        told = [moments(of - never, of=of) for never in range(1, 8)]

        assert told == [told[0]] * 7

    @pytest.mark.parametrize("of", [12, 15, 28, 65])
    def test_are_there_or_not_whatever_count_of_those_who_had_it_is_hidden(self, of):
        told = [moments(had, of=of) for had in range(1, 8)]

        assert told == [told[0]] * 7

    def test_are_told_of_enough(self):
        assert moments(100, of=120)[:3] == [[True, True, True]] * 3

    def test_say_that_too_few_had_it_yet_where_enough_wait(self):
        assert moments(88, of=120)[2] == [False, True, False]


@pytest.mark.django_db
class TestChange:
    @pytest.mark.parametrize(("pairs", "is_shown"), [(28, False), (32, False), (33, True)])
    def test_is_shown_by_the_published_number_of_pairs(self, pairs, is_shown):
        """If 28 and 30, which look the same, were told apart, one left over could be had."""
        cases, book = referred(60), Book()
        MeasureFact.objects.bulk_create(
            MeasureFact(
                referral_id=case.id, score="ons4.satisfied", label="Life satisfaction",
                before=4, after=(5 + place % 3) if place < pairs else None, better="up",
                before_on=QUARTER.start,
            )
            for place, case in enumerate(cases)
        )  # fmt: skip

        table = freeze(outcome_tiles(cases, book)[:1], book, {})["tables"]["outcomes"]

        row = dict(zip(table["columns"], table["rows"][0], strict=True))
        assert row["pairs"] == suppress(pairs).value
        assert (row["change"] is not None) == is_shown
        assert row["median_change"] is None

    @pytest.mark.parametrize("total", [7, 11, 13, 20])
    @pytest.mark.parametrize("pairs", range(33, 38))
    def test_is_one_that_every_number_of_pairs_that_looks_the_same_may_have(self, pairs, total):
        """Exact pairs of all, and of one half, are those of the other half, though it is a star."""
        cases, book = referred(60), Book()
        MeasureFact.objects.bulk_create(
            MeasureFact(
                referral_id=case.id, score="ons4.satisfied", label="Life satisfaction",
                before=4, after=4 + (place < total), better="up", before_on=QUARTER.start,
            )
            for place, case in enumerate(cases[:pairs])
        )  # fmt: skip

        tables = freeze(outcome_tiles(cases, book), book, {})["tables"]

        of_all, of_place = tables["outcomes"], tables["outcomes.place"]
        for table in (of_all, of_place):
            told = table["rows"][0][table["columns"].index("change")][0]
            decimals = len(str(told).partition(".")[2])
            means = {of: {round(each / of, decimals) for each in range(of)} for of in range(33, 38)}
            assert [of for of, found in means.items() if told in found] == list(range(33, 38))

    def test_has_its_median_beside_it_where_a_few_changed_much(self):
        cases, book = referred(60), Book()
        MeasureFact.objects.bulk_create(
            MeasureFact(
                referral_id=case.id, score="service-use.gp", label="GP contacts", better="down",
                before=2 + place % 3, after=40 if place < 9 else 1 + place % 3,
                before_on=QUARTER.start,
            )
            for place, case in enumerate(cases)
        )  # fmt: skip

        table = freeze(outcome_tiles(cases, book)[1:2], book, {})["tables"]["gp_use"]

        row = dict(zip(table["columns"], table["rows"][0], strict=True))
        assert row["change"][0] > 0 > row["median_change"][0]

    def test_that_matters_has_no_share_where_few_reached_it(self):
        cases, book = referred(60), Book()
        MeasureFact.objects.bulk_create(
            MeasureFact(
                referral_id=case.id, score="phq9.total", label="PHQ-9", better="down",
                meaningful=6, before=15, after=7 if place < 3 else 14, before_on=QUARTER.start,
            )
            for place, case in enumerate(cases)
        )  # fmt: skip

        table = freeze(outcome_tiles(cases, book)[:1], book, {})["tables"]["outcomes"]

        assert table["rows"][0][table["columns"].index("reached")] is None
