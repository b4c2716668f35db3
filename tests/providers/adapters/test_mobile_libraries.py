"""Mobile library stops."""

from datetime import date, time

import pytest

from providers.adapters.formats import FORMATS
from tests.providers.adapters.real import DIRECTORIES, read, told

FILE = "mobile_library_stops_north_yorkshire.csv"


@pytest.mark.shared_data
class TestTheRealFile:
    def test_gives_every_stop_with_its_rule(self):
        found = read("mobilelibraries", FILE)

        assert (len(found.entries), found.refusals, found.warnings) == (20, [], [])
        entry = found.named("Mobile library: Sheriff Hutton, Village Hall")
        (schedule,) = entry.schedules
        assert (schedule.freq, schedule.interval, schedule.byday) == ("WEEKLY", 2, "FR")
        assert (schedule.opens_at, schedule.closes_at) == (time(10), time(12))
        assert schedule.dtstart == date(2020, 1, 17)
        (place,) = entry.places
        assert (place.latitude, place.longitude, place.postcode) == (54.087411, -1.009158, "")

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [("FREQ=MONTHLY;BYDAY=2TU", ("MONTHLY", 1, "2TU")), ("", ("WEEKLY", 1, "FR")),
         ("FREQ=WEEKLY;INTERVAL=x", ("WEEKLY", 1, "FR")), ("FREQ=HOURLY", None)],
    )  # fmt: skip
    def test_reads_other_rules_or_refuses_them(self, tmp_path, rule, expected):
        path = tmp_path / FILE
        lines = (DIRECTORIES / FILE).read_text().splitlines()[:2]
        path.write_text("\n".join(lines).replace("FREQ=WEEKLY;INTERVAL=2", rule))

        found = told(FORMATS["mobilelibraries"].read([path]))

        if expected is None:
            assert [each.column for each in found.refusals] == ["frequency"]
        else:
            (schedule,) = found.entries[0].schedules
            assert (schedule.freq, schedule.interval, schedule.byday) == expected
