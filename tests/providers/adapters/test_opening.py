"""Opening times in words."""

import csv
from datetime import time

import pytest

from providers.adapters.opening import read_opening
from tests.providers.adapters.real import MANCHESTER


def spoken(text: str) -> list[str]:
    """Return the times as short texts."""
    return [
        f"{each.byday} {each.opens_at:%H%M}-{each.closes_at:%H%M}" for each in read_opening(text)
    ]


class TestReadOpening:
    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("Wednesday 10am - 4pm", ["WE 1000-1600"]),
            ("Wednesday 9:30am - 12noon", ["WE 0930-1200"]),
            ("Tuesday - Friday 12noon - 2pm", ["TU,WE,TH,FR 1200-1400"]),
            ("Monday & Tuesday 10am - 12 noon", ["MO,TU 1000-1200"]),
            ("Mon - Sat 10.00 - 4.00", ["MO,TU,WE,TH,FR,SA 1000-1600"]),
            ("Thursday 1.30 - 3.30pm", ["TH 1330-1530"]),
            ("Friday 10 - 11.30am", ["FR 1000-1130"]),
            ("Wed 12 - 3pm", ["WE 1200-1500"]),
            ("Tues 12noon - 1pm. Fri 2pm - 3pm", ["TU 1200-1300", "FR 1400-1500"]),
            ("Mon 12:30pm - 2:30pm, Wed 11am - 1pm and Fri 11:30am - 2:30pm",
             ["MO 1230-1430", "WE 1100-1300", "FR 1130-1430"]),
            ("Weds 12-2pm", ["WE 1200-1400"]),
            ("Tuesdays, Thursdays and Fridays 10am - 3pm", ["TU,TH,FR 1000-1500"]),
        ],
    )  # fmt: skip
    def test_understands_what_people_write(self, text, times):
        assert spoken(text) == times

    @pytest.mark.parametrize(
        "text",
        [
            "", "NA", "Not known", "One morning per week", "Monday & Friday 12noon",
            "Monday - Friday 10am - 4pm except Thursday 10 - 12 only", "Friday from 6pm",
            "1st Saturday of month 10am - 12noon", "Monday 4pm - 10am", "Monday 10am - 45pm",
            "Friday - Monday 10am - 12pm",
        ],
    )  # fmt: skip
    def test_says_nothing_of_what_it_does_not_fully_understand(self, text):
        assert read_opening(text) == ()

    @pytest.mark.shared_data
    def test_understands_most_of_the_real_ones_and_never_a_night(self):
        with (MANCHESTER / "gm_food_banks.csv").open(newline="", encoding="utf-8") as file:
            texts = [row["Opening times"] for row in csv.DictReader(file)]

        understood = [schedule for text in texts for schedule in read_opening(text)]

        assert len([text for text in texts if read_opening(text)]) >= 90
        assert all(time(7) <= each.opens_at < each.closes_at <= time(22) for each in understood)
