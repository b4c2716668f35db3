"""Drawings say what their tables say."""

from itertools import pairwise

from evaluation.dashboards.selectors.charts import BOTTOM, TOP, chart_of
from evaluation.dashboards.selectors.readings import reading_of
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


def funnel(*teams):
    rows = [[name, people, 0, [share, 0, 100], [50, 20, 80]] for name, people, share in teams]
    released = {
        "columns": ["group", "people", "soon", "soon_share", "limits"],
        "rows": rows,
        "funnel": [[20, 50, 17, 83, 28, 72], [50, 50, 29, 71, 36, 64], [100, 50, 35, 65, 40, 60]],
    }
    return read_table("quality.soon", released, {})


class TestFunnel:
    def test_has_a_dot_for_each_and_both_limits_as_far_as_the_largest(self):
        chart = chart_of(funnel(("North", 30, 90), ("South", 50, 50)))

        (dots,) = (series.dots for series in chart.series if series.kind == "dots")
        assert [name for _x, _y, name in dots] == ["North", "South"]
        assert dots[0][1] < dots[1][1]
        kinds = [series.kind for series in chart.series]
        assert kinds == ["solid", "thin", "thin", "dashed", "dashed", "dots"]
        assert {len(points_of(series.points)) for series in chart.series[:5]} == {2}

    def test_is_drawn_of_releases_that_have_the_outer_limits_alone(self):
        old = funnel(("North", 30, 90))
        old.about["funnel"] = [point[:4] for point in old.about["funnel"]]

        assert [series.kind for series in chart_of(old).series] == ["solid", "thin", "thin", "dots"]

    def test_is_read_on_both_sides(self):
        reading = reading_of(funnel(("North", 30, 90), ("South", 50, 10), ("East", 50, 50)))

        assert reading == (
            "More than chance allows: North. Fewer than chance allows: South. "
            "Ask why before you judge."
        )
        assert reading_of(funnel(("East", 50, 50))) == (
            "All teams lie within what chance alone allows."
        )
