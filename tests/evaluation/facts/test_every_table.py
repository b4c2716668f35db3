"""Every table of a year, before anything is hidden, says what the records say: on random lives."""

from collections import Counter
from datetime import date, timedelta
from statistics import fmean, median
from types import SimpleNamespace

import pytest
from django.utils import timezone

from evaluation import services
from evaluation.facts.selectors import outcomes, practices
from evaluation.facts.selectors.flow import NAMES, UPTAKE
from evaluation.facts.services.releases import raw_tables
from evaluation.measures.models import Assessment
from evaluation.periods import FinancialYear, parse_period
from evaluation.protection import protect
from evaluation.suppression import suppress
from providers.models import Service, ServiceAtLocation
from tests.evaluation.lives import Lives
from tests.evaluation.records import GROUPS, day, expected, rows_of, still_waiting

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)
HELPED, FURTHEST, RETURNED = 8, 10, 11  # where they stand among what records say


@pytest.fixture(params=(4, 5))
def asked(request, monkeypatch):
    """Return the year's referrals, all of them, and every raw table."""
    monkeypatch.setattr(outcomes, "FEW", 8)  # random lives have few pairs, and small practices
    monkeypatch.setattr(practices, "LEAST_FOR_SHARE", 8)
    lives = Lives(request.param)
    made = lives.live(100)
    lives.ask_again(made)
    lives.list_services(ends=YEAR.end)
    services.rebuild_facts(at=timezone.now())
    kept = [each for each in made if each.submitted_at and each.status != "entered_in_error"]
    inside = [each for each in kept if YEAR.start <= day(each.submitted_at) <= YEAR.end]
    tiles, book, _names = raw_tables(lives.icb.pk, YEAR, until=timezone.localdate())
    tables = {tile.key: rows_of(tile, book) for tile in tiles}
    said = {each.pk: expected(each) for each in kept}
    return SimpleNamespace(
        lives=lives, kept=kept, inside=inside, said=said, tables=tables, book=book
    )


class TestFlow:
    def test_of_all(self, asked):
        counts = Counter(
            stage
            for each in asked.inside
            for stage, on in zip(NAMES, asked.said[each.pk], strict=False)
            if on
        )

        assert {row["stage"]: row["people"] for row in asked.tables["flow"]} == {
            stage: counts[stage] for stage in NAMES
        }

    def test_by_group(self, asked):
        for by, group_of in GROUPS.items():
            counts: dict[str, Counter] = {}
            for each in asked.inside:
                group = counts.setdefault(group_of(each), Counter())
                group.update(s for s, on in zip(NAMES, asked.said[each.pk], strict=False) if on)

            rows = asked.tables.get(f"flow.{by}") or asked.tables[f"equity.{by}"]

            columns = rows[0].keys() & set(NAMES)
            assert columns >= {"referred", "started"}
            assert {row["group"]: {name: row[name] for name in columns} for row in rows} == {
                group: {name: stages[name] for name in columns} for group, stages in counts.items()
            }

    def test_by_how_far_with_services(self, asked):
        counts = Counter(asked.said[each.pk][FURTHEST] or "none" for each in asked.inside)

        assert {row["uptake"]: row["people"] for row in asked.tables["uptake"]} == {
            code: counts[code] for code in UPTAKE
        }

    def test_month_by_month(self, asked):
        for row in asked.tables["demand"]:
            first = date.fromisoformat(f"{row['month']}-01")
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            of = [(each.status, *asked.said[each.pk]) for each in asked.kept]
            waiting = [
                status not in ("withdrawn", "redirected")
                and sent <= last
                and not (contact and contact <= last)
                and not (closed and closed <= last)
                for status, sent, _accepted, contact, _p, _c, _s, _e, closed, *_more in of
            ]

            assert row["referred"] == sum(first <= each[1] <= last for each in of)
            assert row["closed"] == sum(bool(each[8] and first <= each[8] <= last) for each in of)
            assert row["waiting"] == sum(waiting)


class TestWaits:
    def test_are_the_product_limit_of_the_records(self, asked):
        for clock, place in (("first_contact", 2), ("helped", HELPED)):
            waits = []
            for each in asked.inside:
                sent, had = (asked.said[each.pk][column] for column in (0, place))
                until = had or timezone.localdate()
                waits.append((max(0, (until - sent).days), had is not None))

            (row,) = (row for row in asked.tables["waits"] if row["clock"] == clock)

            assert row["people"] == sum(is_over for _days, is_over in waits)
            assert row["people"] + row["not_yet"] == len(waits)
            self._is_the_same(row, asked.tables[f"waits.curve_{clock}"], still_waiting(waits))

    def _is_the_same(self, row: dict, curve: list[dict], steps: list[tuple[int, float]]):
        for column, part in (("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p90", 0.9)):
            at = next((at for at, left in steps if left <= 1 - part + 1e-9), None)
            assert row[column] == at
        shown = [each for each in curve if each["waiting_share"]]
        assert len(shown) > 3
        for each in shown:
            left = [share for at, share in steps if at <= 7 * int(each["week"])]
            assert each["waiting_share"] == pytest.approx(100 * (left[-1] if left else 1))


class TestNeeds:
    def test_named_and_unmet_and_why_and_where(self, asked):
        named = Counter(need for each in asked.inside for need in each.needs)
        unmet = self.unmet(asked)

        rows = {row["need"]: (row["people"], row["unmet"]) for row in asked.tables["needs"]}

        by_need = Counter(each.need for each in unmet)
        assert rows == {need: (named[need], by_need[need]) for need in named | by_need}
        assert unmet
        whys = {row["why"]: row["unmet"] for row in asked.tables["needs.why"]}
        gaps = {(row["need"], row["place"]): row["unmet"] for row in asked.tables["needs.gaps"]}
        assert whys == Counter(each.why for each in unmet)
        assert gaps == Counter((each.need, each.district_code) for each in unmet)

    def unmet(self, asked) -> list:
        of = [one for each in asked.kept for one in each.unmet_needs.filter(withdrawn_at=None)]
        return [one for one in of if YEAR.start <= day(one.recorded_at) <= YEAR.end]


class TestOutcomes:
    def test_of_those_asked_twice(self, asked):
        for score in ("ons4.satisfied", "ons4.anxious", "service-use.gp"):
            self._holds(asked, score)

    def _holds(self, asked, score):
        family, _dot, code = score.partition(".")
        first, last = ({}, {})
        rows = Assessment.objects.filter(
            referral__in=[each.pk for each in asked.inside], instrument__family=family
        ).order_by("answered_on", "recorded_at", "pk")
        for row in rows:
            if family == "service-use" and row.answers["basis"] != 2:
                continue
            if row.occasion == "baseline":
                first[row.referral_id] = row
            elif row.scores.get(code) is not None:
                last[row.referral_id] = row
        pairs = [
            (one, last[key])
            for key, one in first.items()
            if key in last and one.scores.get(code) is not None
        ]
        changes = [after.scores[code] - before.scores[code] for before, after in pairs]

        table = asked.tables["gp_use" if family == "service-use" else "outcomes"]
        (found,) = (row for row in table if row["asked"] and _of(row, code))

        assert len(pairs) >= 8
        assert (found["asked"], found["pairs"]) == (len(first), len(pairs))
        assert found["response"] == (len(pairs), len(first))
        assert found["mixed"] == sum(one.collected != two.collected for one, two in pairs)
        assert found["change"] == pytest.approx(fmean(changes))
        assert found["before"] == pytest.approx(fmean(one.scores[code] for one, _two in pairs))
        assert found["after"] == pytest.approx(fmean(two.scores[code] for _one, two in pairs))
        assert found["median_change"] in (None, median(changes))


def _of(row: dict, code: str) -> bool:
    words = {"satisfied": "satisf", "anxious": "anxious", "gp": "gp contacts"}[code]
    return words in row["score"].lower()


class TestSupply:
    def test_listings_by_need(self, asked):
        listed = [each for each in Service.objects.all() if each.status == "active"]
        fresh = YEAR.end - timedelta(days=90)

        for row in asked.tables["directory"]:
            mine = [each for each in listed if row["need"] in ("all", *each.needs)]
            assert row["listings"] == len(mine)
            assert row["verified"] == sum(
                bool(e.verified_on and e.verified_on >= fresh) for e in mine
            )
            assert row["full"] == sum(each.capacity in ("full", "waiting_list") for each in mine)
            assert row["capacity_unknown"] == sum(each.capacity == "unknown" for each in mine)

    def test_services_and_people_by_place(self, asked):
        referred = Counter(GROUPS["place"](each) for each in asked.inside)
        at = [
            (f"E0700000{int(one.location.lsoa_code[-1]) % 2}", one.service)
            for one in ServiceAtLocation.objects.exclude(location__lsoa_code="")
            if one.service.status == "active"
        ]

        for row in asked.tables["capacity"]:
            mine = [service for place, service in at if place == row["group"]]
            assert row["services"] == len(mine)
            assert row["with_places"] == sum(each.capacity == "open" for each in mine)
            assert row["people"] == referred[row["group"]]
        assert len(asked.tables["capacity"]) == 2

    def test_money_that_ends_and_who_goes_there(self, asked):
        going = {e.pk for e in asked.kept if e.onward.filter(status="started").exists()}
        ends = [each.ends_on for each in asked.lives.service.provider.funding.all()]

        for row in asked.tables["funding"]:
            quarter = parse_period(row["quarter"])
            lines = sum(quarter.start <= on <= quarter.end for on in ends)
            assert (row["lines"], row["people"]) == (lines, len(going) if lines else 0)
        assert sum(row["lines"] for row in asked.tables["funding"]) == 2


class TestPromises:
    def test_of_a_scheme(self, asked):
        said = [asked.said[each.pk] for each in asked.inside]
        soon = sum(bool(each[2]) and (each[2] - each[0]).days <= 21 for each in said)

        (row,) = asked.tables["quality"]

        assert row["people"] == len(said)
        assert [row[f"{name}_share"][0] for name in ("soon", "planned", "came", "helped")] == [
            soon,
            *(sum(each[place] is not None for each in said) for place in (3, 5, HELPED)),
        ]

    def test_of_referrals_sent_back_by_practice(self, asked):
        people, returned = Counter(), Counter()
        for each in asked.inside:
            practice = str(each.person.practice_id)
            people[practice] += 1
            returned[practice] += asked.said[each.pk][RETURNED]

        rows = asked.tables["appropriateness"]

        assert {row["group"]: (row["people"], row["returned"]) for row in rows} == {
            each: (people[each], returned[each]) for each in people if people[each] >= 8
        }
        assert rows


class TestSums:
    def test_that_are_told_are_true_and_rounded_from_the_raw_count(self, asked):
        book, counts = asked.book, asked.book.counts

        figures = protect(counts, book.sums, unpublished=book.unpublished)

        assert all(counts[s.total] == sum(counts[part] for part in s.parts) for s in book.sums)
        assert all(
            figure.is_hidden or figure == suppress(counts[key]) for key, figure in figures.items()
        )
