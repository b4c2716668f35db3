"""Drawings say what their tables say."""

from itertools import pairwise

from evaluation.dashboards.selectors.charts import BOTTOM, TOP, chart_of
from evaluation.dashboards.selectors.tables import read_table


def points_of(text: str) -> list[tuple[float, float]]:
    return [tuple(map(float, point.split(","))) for point in text.split()]


def curve(*shares):
    rows = [[str(2 * place), share] for place, share in enumerate(shares)]
    released = {"columns": ["week", "waiting_share"], "rows": rows}
    return chart_of(read_table("waits.curve_helped", released, {}))


class TestCurve:
    def test_of_waits_goes_in_steps(self):
        chart = curve([100, None, None], [80, 70, 88], [50, 40, 60], [50, 40, 60])
        line = next(series for series in chart.series if series.kind == "solid")

        points = points_of(line.points)

        assert all(x == next_x or y == next_y for (x, y), (next_x, next_y) in pairwise(points))
        heights = list(dict.fromkeys(y for _x, y in points))
        assert [round(100 * (BOTTOM - y) / (BOTTOM - TOP)) for y in heights] == [100, 80, 50]

    def test_has_its_interval_as_an_area_around_it(self):
        chart = curve([100, None, None], [80, 70, 88], [50, 40, 60])
        band = next(series for series in chart.series if series.kind == "band")

        heights = {round(100 * (BOTTOM - y) / (BOTTOM - TOP)) for _x, y in points_of(band.points)}

        assert band.name == "95% interval"
        assert heights == {70, 88, 40, 60}

    def test_of_too_few_people_is_not_drawn(self):
        assert curve(None, None) is None
