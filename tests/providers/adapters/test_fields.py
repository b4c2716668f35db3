"""One field at a time."""

from datetime import date, time
from decimal import Decimal

import pytest

from providers.adapters.fields import (
    Watch,
    address_of,
    day_code,
    known,
    place_of,
    split_address,
    together,
)


@pytest.fixture
def watch():
    """Return a watch over row 7."""
    return Watch(7)


class TestKnown:
    @pytest.mark.parametrize(
        "text", ["NA", "N/A", "Not known", "not known.", " ", None, "-", "Null"]
    )
    def test_is_nothing_where_nobody_knew(self, text):
        assert known(text) == ""


class TestWatchEmail:
    def test_tells_and_leaves_out_a_broken_address(self, watch):
        assert watch.email("info at cab.org") == ""
        (warning,) = watch.warnings
        assert (warning.row, warning.column) == (7, "email")

    @pytest.mark.parametrize("text", ["info@cab.org.uk", "mailto:info@cab.org.uk"])
    def test_keeps_a_good_one(self, watch, text):
        assert watch.email(text) == "info@cab.org.uk"
        assert watch.warnings == []


class TestWatchUrl:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("www.nfm.org.uk", "http://www.nfm.org.uk"),
            ("https://a.example/b?c=d", "https://a.example/b?c=d"),
            ("NA", ""),
            ("//a.example", "http://a.example"),
        ],
    )
    def test_gives_a_scheme(self, watch, text, address):
        assert watch.url(text) == address
        assert watch.warnings == []

    @pytest.mark.parametrize(
        "text",
        ["javascript:alert(1)", "http://", "two words", "ftp://a.example", "http://[::1"],
    )
    def test_leaves_out_what_is_none(self, watch, text):
        assert watch.url(text) == ""
        assert len(watch.warnings) == 1


class TestWatchPhone:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("O1706 369 777", "01706 369 777"),
            ("020 7641 4834/4662", "020 7641 4834/4662"),
            ("00000 000000", ""),
            ("NA", ""),
            ("test tel", ""),
        ],
    )
    def test_keeps_numbers_only(self, watch, text, number):
        assert watch.phone(text) == number


class TestWatchPostcode:
    @pytest.mark.parametrize(
        ("text", "postcode", "warnings"),
        [("SW1V4RS", "SW1V 4RS", 0), ("M21 9aq ", "M21 9AQ", 0), ("", "", 0), ("NA", "", 0),
         ("ABC 1234", "", 1), ("L36 OUX", "L36 0UX", 1)],
    )  # fmt: skip
    def test_is_written_with_its_space(self, watch, text, postcode, warnings):
        assert watch.postcode(text) == postcode
        assert len(watch.warnings) == warnings


class TestWatchAges:
    def test_contradicting_are_left_out(self, watch):
        assert watch.ages(25, 18) == (None, None)
        assert len(watch.warnings) == 1

    @pytest.mark.parametrize("value", [-1, 400, "old", float("inf"), "nan", True and [3]])
    def test_that_nobody_has_are_left_out(self, watch, value):
        assert watch.age(value, "min_age") is None
        assert len(watch.warnings) == 1

    def test_are_whole_years(self, watch):
        assert watch.ages(5.0, "11") == (5, 11)
        assert watch.ages(None, None) == (None, None)


class TestWatchClock:
    @pytest.mark.parametrize(
        ("text", "moment"),
        [("09:30", time(9, 30)), ("10:00:00", time(10)), ("9.30", time(9, 30)),
         ("10:00Z", time(10)), ("10:00:00.000+01:00", time(10)), ("", None)],
    )  # fmt: skip
    def test_reads_times_of_day(self, watch, text, moment):
        assert watch.clock(text, "opens_at") == moment
        assert watch.warnings == []

    @pytest.mark.parametrize("text", ["25:00", "noonish", "12:75"])
    def test_tells_the_impossible(self, watch, text):
        assert watch.clock(text, "opens_at") is None
        assert len(watch.warnings) == 1


class TestWatchDay:
    def test_is_day_month_year(self, watch):
        assert watch.day("01/02/2025", "date") == date(2025, 2, 1)
        assert watch.day("2025-02-01", "date") == date(2025, 2, 1)
        assert watch.day("31/02/2025", "date") is None
        assert len(watch.warnings) == 1


class TestWatchAmount:
    @pytest.mark.parametrize(("value", "pounds"), [(35, "35.00"), ("£2.50", "2.50"), (0, "0.00")])
    def test_is_pounds_and_pence(self, watch, value, pounds):
        assert watch.amount(value, "amount") == Decimal(pounds)

    @pytest.mark.parametrize("value", ["free", -1, 1e12, "NaN", "Infinity"])
    def test_leaves_out_what_is_none(self, watch, value):
        assert watch.amount(value, "amount") is None
        assert len(watch.warnings) == 1


class TestWatchCoordinates:
    @pytest.mark.parametrize("place", [("", ""), (None, None), (0, 0), ("0", "0"), ("x", "y")])
    def test_unknown_are_none_without_a_word(self, watch, place):
        assert watch.coordinates(*place) == (None, None)
        assert watch.warnings == []

    @pytest.mark.parametrize("place", [(100, 101), ("nan", "1"), (5, 500)])
    def test_impossible_are_told(self, watch, place):
        assert watch.coordinates(*place) == (None, None)
        assert len(watch.warnings) == 1


class TestAddress:
    def test_says_every_line_once_and_no_postcode(self):
        lines = address_of(
            "Cherry Tree Lane, Blackburn. BB2 5NX", "Blackburn ", "blackburn", "BB25NX",
            postcode="BB2 5NX",
        )  # fmt: skip

        assert lines == ["Cherry Tree Lane, Blackburn", "Blackburn"]

    def test_on_one_line_ends_with_its_town(self):
        assert split_address("The Lodge\nGreen Lane, Bolton BL3 2HP", postcode="BL3 2HP") == (
            ["The Lodge", "Green Lane", "Bolton"],
            "Bolton",
        )

    def test_of_nothing_is_no_place(self):
        assert place_of([]) == ()
        assert place_of(["1 High Street"], city="Ulverston")[0].city == "Ulverston"


class TestTogether:
    def test_puts_days_of_the_same_hours_in_one_schedule(self):
        nine, five = time(9), time(17)

        first, second = together([("WE", nine, five), ("MO", nine, five), ("SA", nine, nine),
                                  ("MO", nine, five)])  # fmt: skip

        assert (first.byday, first.opens_at, first.closes_at) == ("MO,WE", nine, five)
        assert second.byday == "SA"


class TestDayCode:
    @pytest.mark.parametrize(
        ("name", "code"),
        [("Monday", "MO"), ("thurs", "TH"), ("Sat.", "SA"), ("su", "SU"), ("", ""), ("Mañana", "")],
    )
    def test_knows_days_by_their_beginning(self, name, code):
        assert day_code(name) == code
