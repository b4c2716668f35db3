"""The map of needs that were not met says what the tables of its release say, and no more."""

import pytest
from django.urls import reverse

from evaluation.dashboards.selectors.gap_map import gap_map
from evaluation.facts.models import ReferralFact, Release
from spcore.places.models import Lsoa, Postcode
from tests.evaluation.dashboards.publishing import area, made, pcn, publish, unmet

pytestmark = pytest.mark.django_db
TOWN, HILLS, COAST = "E07000001", "E07000002", "E07000003"
PLACES = {TOWN: "Town", HILLS: "Hills", COAST: "Coast"}


@pytest.fixture
def here(client):
    """Publish a quarter: people of two places and of none known, some of whom found nothing."""
    here = area(client)
    for number, (code, name) in enumerate(PLACES.items()):
        small = Lsoa.objects.create(
            code=f"E0100010{number}", name=name, district=name, district_code=code,
            icb_code="QX1", population=20_000,
        )  # fmt: skip
        Postcode.objects.create(
            code=f"LA{number}1AA", outcode=f"LA{number}", lsoa=small, district_code=code,
            easting=350_000 + 9000 * number, northing=430_000 + 15_000 * number,
        )  # fmt: skip
    network = pcn()
    made(here.icb, network, 120)
    for place, number in ((TOWN, 60), (HILLS, 40), ("", 20)):
        ids = ReferralFact.objects.filter(place_code="E07000009").values("pk")[:number]
        ReferralFact.objects.filter(pk__in=list(ids.values_list("pk", flat=True))).update(
            place_code=place
        )
    unmet(here.icb, "housing", TOWN, 23)
    unmet(here.icb, "housing", HILLS, 4)
    unmet(here.icb, "housing", "", 12)
    unmet(here.icb, "money", TOWN, 30)
    unmet(here.icb, "money", HILLS, 16)
    publish()
    return here


def figures(found):
    return {mark.name: mark.figure for mark in found.marks}


def drawn(here, need=""):
    return gap_map(icb_id=here.icb.pk, period="2026-Q1", need=need)


class TestGapMap:
    def test_has_the_released_figure_of_every_place(self, here):
        tables = Release.objects.get(period="2026-Q1").figures["tables"]
        for need in ("housing", "money"):
            gaps = {row[1]: str(row[2]) for row in tables["needs.gaps"]["rows"] if row[0] == need}
            found = figures(drawn(here, need))
            assert {name: gaps.get(code) for code, name in PLACES.items() if code in gaps} == {
                PLACES[code]: found[PLACES[code]] for code in PLACES if code in gaps
            }
        places = {row[0]: str(row[2]) for row in tables["needs.place"]["rows"]}
        whole = figures(drawn(here))
        assert (whole["Town"], whole["Hills"]) == (places[TOWN], places[HILLS])

    def test_hides_what_the_tables_hide(self, here):
        assert figures(drawn(here, "housing"))["Hills"] == "*"
        assert next(m for m in drawn(here, "housing").marks if m.name == "Hills").is_hidden

    def test_tells_nobody_referred_from_nothing_missing(self, here):
        found = drawn(here, "housing")

        assert figures(found)["Coast"] == "–"
        assert ("Not known", "10") in found.others

    def test_is_darker_where_more_of_those_who_live_there_found_nothing(self, here):
        shades = {mark.name: mark.shade for mark in drawn(here, "money").marks}

        assert shades["Town"] == 3
        assert 0 < shades["Hills"] < 3
        assert shades["Coast"] == 0

    def test_says_with_its_range_where_most_is_missing(self, here):
        reading = drawn(here, "money").reading

        assert reading.startswith("Unmet: most for Town (30).")
        assert "highest for Town, 15.0 (10.5 to 21.4); lowest for Hills, 7.5" in reading

    def test_north_is_up(self, here):
        marks = {mark.name: mark.circle for mark in drawn(here).marks}

        assert marks["Coast"].y < marks["Hills"].y < marks["Town"].y
        assert marks["Town"].x < marks["Hills"].x < marks["Coast"].x

    def test_is_none_without_small_areas(self, here):
        Postcode.objects.all().delete()

        assert drawn(here) is None

    def test_is_chosen_on_the_page_which_keeps_the_rest(self, here, django_assert_num_queries):
        address = reverse("dashboards:topic_detail", args=["needs"])
        here.client.get(address)

        with django_assert_num_queries(5):
            page = here.client.get(address, {"period": "2026-Q1", "need": "money", "by": "place"})

        text = page.content.decode()
        assert '<option value="money" selected>' in text
        assert "Where this was not met: Money and debt" in text
        assert "Not on the map:" in text
        assert "Crown copyright" in text


class TestOrder:
    def test_of_rows_tells_nothing_of_hidden_figures(self, here):
        for place, number in ((COAST, 7), (HILLS, 2), (TOWN, 5)):
            unmet(here.icb, "legal", place, number)
        Release.objects.all().delete()
        publish()
        release = Release.objects.get(period="2026-Q1").figures["tables"]["needs.gaps"]

        hidden = [(row[0], row[1]) for row in release["rows"] if row[2] == "*"]
        address = reverse("dashboards:topic_detail", args=["needs"])
        page = here.client.get(address, {"period": "2026-Q1"})
        table = next(p.table for p in page.context["page"].panels if p.table.key == "needs.gaps")

        assert hidden == sorted(hidden)
        assert [line.figures[-1] for line in table.lines] == ["30", "25", "15", "10"]
        assert "rows more are hidden" in table.note
