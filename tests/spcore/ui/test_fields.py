"""Dates in three boxes, times, and the shared values."""

from datetime import date, time, timedelta

import pytest
from django import forms
from django.utils import timezone

from spcore.ui.fields import NhsDateField, NhsNumberField, NhsTimeField, PostcodeField
from spcore.ui.plain_form import PlainForm


class DayForm(PlainForm):
    """A day that is over."""

    born = NhsDateField(label="Date of birth", past=True)
    review = NhsDateField(label="Review", future=True, required=False)


def sent(day: str, month: str, year: str) -> DayForm:
    """Return the form with these texts in the boxes of `born`."""
    return DayForm({"born_day": day, "born_month": month, "born_year": year})


class TestNhsDateField:
    @pytest.mark.parametrize("month", ["3", "03", "Mar", "march"])
    def test_reads_a_day_however_the_month_is_written(self, month):
        form = sent("27", month, "1956")

        assert form.is_valid(), form.errors
        assert form.cleaned_data == {"born": date(1956, 3, 27), "review": None}

    @pytest.mark.parametrize(
        ("boxes", "message"),
        [
            (("", "", ""), "Enter the date of birth"),
            (("27", "3", ""), "Date of birth must include a year"),
            (("", "", "1956"), "Date of birth must include a day and a month"),
            (("31", "2", "1956"), "Date of birth must be a real date, like 27 3 1956"),
            (("1", "13", "1956"), "Date of birth must be a real date, like 27 3 1956"),
            (("x", "1", "1956"), "Date of birth must be a real date, like 27 3 1956"),
            (("1", "m", "1956"), "Date of birth must be a real date, like 27 3 1956"),
            (("27", "3", "56"), "Year must have 4 numbers, like 1956"),
            (("1", "1", "2999"), "Date of birth must be in the past"),
            (("²", "1", "1956"), "Date of birth must be a real date, like 27 3 1956"),
        ],
    )
    def test_says_what_to_mend(self, boxes, message):
        assert sent(*boxes).errors["born"] == [message]

    def test_gives_a_day_of_this_year_as_an_example_where_it_may_come(self):
        year = timezone.localdate().year
        form = DayForm(
            {"born": "1956-03-27", "review_day": "31", "review_month": "2", "review_year": "2026"}
        )

        assert form.errors["review"] == [f"Review must be a real date, like 27 3 {year}"]

    def test_keeps_what_was_typed(self):
        html = str(sent("31", "2", "1956")["born"])

        assert 'value="31"' in html
        assert 'value="1956"' in html

    def test_takes_a_whole_date_from_a_script(self):
        assert DayForm({"born": "1956-03-27"}).is_valid()

    def test_refuses_yesterday_where_the_day_must_come(self):
        yesterday = timezone.localdate() - timedelta(days=1)

        form = DayForm({"born": "1956-03-27", "review": yesterday.isoformat()})

        assert form.errors["review"] == ["Review must be today or later"]

    def test_shows_a_day_from_a_row(self):
        html = str(DayForm(initial={"born": date(1956, 3, 27)})["born"])

        assert 'value="27"' in html
        assert 'name="born_month"' in html

    def test_knows_whether_the_day_changed(self):
        row = {"born": date(1956, 3, 27)}
        same = DayForm({"born_day": "27", "born_month": "3", "born_year": "1956"}, initial=row)
        other = DayForm({"born_day": "28", "born_month": "3", "born_year": "1956"}, initial=row)

        assert same.changed_data == []
        assert other.changed_data == ["born"]


class TestNhsTimeField:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("14:30", time(14, 30)),
            ("2:30pm", time(14, 30)),
            ("2.30 PM", time(14, 30)),
            ("1430", time(14, 30)),
            ("930", time(9, 30)),
            ("9am", time(9)),
            ("12am", time(0)),
            ("12pm", time(12)),
        ],
    )
    def test_reads_a_time_as_people_type_it(self, typed, meant):
        assert NhsTimeField().clean(typed) == meant

    @pytest.mark.parametrize("typed", ["25:00", "13pm", "noonish", "9:75", "0am"])
    def test_refuses_what_is_no_time(self, typed):
        with pytest.raises(forms.ValidationError, match="like 9:30am or 14:30"):
            NhsTimeField().clean(typed)


class TestSharedValues:
    def test_an_nhs_number_is_kept_as_ten_digits_and_shown_in_groups(self):
        field = NhsNumberField()

        assert field.clean("999 000 0018") == "9990000018"
        assert field.prepare_value("9990000018") == "999 000 0018"

    def test_a_wrong_nhs_number_is_refused_in_the_parsers_words(self):
        with pytest.raises(forms.ValidationError, match="10 digits"):
            NhsNumberField().clean("12")

    def test_a_postcode_is_kept_with_one_space(self):
        assert PostcodeField().clean("pr12he") == "PR1 2HE"

    def test_an_optional_one_may_be_empty(self):
        assert PostcodeField(required=False).clean("") == ""
