"""A service's own numbers, and the sheet for a funder."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from evaluation.measures.models import Assessment
from evaluation.measures.selectors import impact
from evaluation.measures.selectors.linked_years import ALL, QuarterSent, protected
from evaluation.measures.selectors.sheet import sheet_of
from evaluation.measures.services import load_instruments
from evaluation.periods import year_that_is_over
from evaluation.suppression import suppress
from referrals.models import OnwardReferral
from tests.referrals.grouping import accepted, another
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing():
    """Give somebody sent to a service in the year that is over, on both pages' count of it."""
    sharing = accepted()
    last = year_that_is_over(timezone.localdate()).end
    OnwardReferral.objects.update(
        sent_at=timezone.now() - timedelta(days=(timezone.localdate() - last).days + 10)
    )
    return sharing


class TestImpactSheet:
    def test_shows_the_service_its_exact_numbers_and_hides_small_ones_on_the_sheet(self, sharing):
        page = text_of(signed_in(sharing.provider).get("/impact/"))

        own, sheet = page.split('<section aria-labelledby="sheet">')
        assert '<dd class="nhsuk-summary-list__value">1</dd>' in own
        assert '<dd class="nhsuk-summary-list__value">*</dd>' in sheet
        assert '<dd class="nhsuk-summary-list__value">1</dd>' not in sheet
        assert "app-no-print" in own
        assert "CNRY" not in page

    def test_tells_coming_once_from_coming_on(self, sharing):
        OnwardReferral.objects.update(times_came=1, status="started")
        year = impact.year_before(timezone.localdate())

        found = impact.numbers(actor=sharing.provider, year=year)

        assert (found.came_once, found.coming, found.still_going) == (1, 0, 0)

    def test_counts_nobody_of_another_service(self, sharing):
        page = text_of(signed_in(other_provider()).get("/impact/"))

        assert '<dd class="nhsuk-summary-list__value">1</dd>' not in page
        assert signed_in(sharing.world.worker).get("/impact/").status_code == 403


YEAR = impact.Numbers(
    people=60, sent=60, accepted=60, declined=0, started=60, visits=60, without_referral=0,
    helped=30, partly=0, no=10, came_once=20, coming=20, still_going=20,
)  # fmt: skip


def year_of(people, **ends):
    """Return a year in which everybody sent came to an end."""
    came = {"came_once": people, "coming": 0, "still_going": 0}
    whole = dict.fromkeys(("people", "sent", "accepted", "started"), people)
    return replace(YEAR, **whole, **came, **ends)


def sheet(year=YEAR, quarters=(60, 0, 0, 0)):
    """Return the sheet of a year of so many sent in each quarter."""
    sent = [QuarterSent(n, "*" if suppress(n).is_hidden else suppress(n).value) for n in quarters]
    return sheet_of(protected({ALL: year}, sent)[ALL])


class TestSheet:
    def test_the_share_that_got_help_has_its_interval_and_needs_twenty_who_ended(self):
        assert sheet().helped_share == "75% (52 to 93)"
        assert sheet(replace(YEAR, no=0, helped=19)).helped_share == ""
        assert sheet(replace(YEAR, no=0, helped=22)).helped_share == ""
        assert sheet(replace(YEAR, no=0, helped=23)).helped_share != ""

    def test_withholds_what_would_tell_a_quarter(self):
        """Quarters of 10, 10 and a star are 17 at least, and a year of "15" is 17 at most."""
        year = replace(YEAR, people=17, sent=17, accepted=17, started=15, helped=9, no=6)

        assert sheet(year, (8, 8, 1, 0)).people == "*"
        assert sheet(year, (9, 8, 0, 0)).people == "15"

    def test_withholds_each_figure_that_leaves_a_quarter_seven(self):
        """Three quarters of 12 at most: any 43 of the year leave 7 to the fourth."""
        year = replace(YEAR, people=43, sent=43, accepted=43, started=42, helped=30, no=13)

        found = sheet(year, (12, 12, 12, 7))

        assert (found.people, found.accepted) == ("*", "*")
        assert "*" in found.ends.values()
        assert sheet(year, (12, 12, 11, 8)).people == "45"

    def test_withholds_what_would_tell_a_quarter_by_the_places_of_another(self):
        """Of "20", "15" in a paid place and "10" not are 21 at least: of 22 at most, 1 is left."""
        year = replace(year_of(22, helped=22, no=0), accepted=20, started=20, helped=20)
        others = [QuarterSent(1, "*"), QuarterSent(0, 0), QuarterSent(0, 0)]

        def people(*places):
            first = QuarterSent(21, 20, places)
            return sheet_of(protected({ALL: year}, [first, *others])[ALL]).people

        assert people() == "20"
        assert people((13, 15), (8, 10)) == "*"

    def test_the_page_of_all_stays_whatever_is_asked_of_some(self):
        part = replace(YEAR, people=20, sent=20, accepted=20, started=20, helped=3, no=4)
        sent = [QuarterSent(60, 60)]
        services = frozenset([uuid4()])

        both = protected({ALL: YEAR, services: part}, sent)

        assert both[ALL] == protected({ALL: YEAR}, sent)[ALL]
        assert both[services]["people"].value == 20

    def test_some_have_no_figures_where_those_of_all_would_tell_them(self):
        """14 helped and 64 not are 78 of 78 at the most, which leaves seven to each of two."""
        one = year_of(42, helped=7, partly=12, no=23)
        other = year_of(36, helped=7, partly=10, no=19)
        whole = year_of(78, helped=14, partly=22, no=42)
        sent = [QuarterSent(n, 20) for n in (20, 18, 19, 21)]

        pages = protected(
            {ALL: whole, frozenset([uuid4()]): one, frozenset([uuid4()]): other}, sent
        )

        assert set(pages) == {ALL}


class TestOutcomes:
    def test_are_shown_where_the_published_number_of_pairs_is_thirty_at_least(self, sharing):
        """33 are "35", and so 33 at least; 32 are "30", which may be 28."""
        load_instruments()
        year = impact.year_before(timezone.localdate())
        rows = [sharing.onward, *(another(sharing, name=f"N{n}") for n in range(32))]
        OnwardReferral.objects.update(started_on=year.last)
        for row in rows:
            for occasion, satisfied in (("baseline", 3), ("close", 7)):
                Assessment.objects.create(
                    referral=row.referral,
                    instrument_id="ons4-2018",
                    occasion=occasion,
                    answers={"satisfied": satisfied},
                    collected="together",
                    answered_on=year.last,
                    recorded_by_id=sharing.world.worker.user_id,
                )

        enough = impact.outcomes(actor=sharing.provider, year=year)
        Assessment.objects.filter(referral=rows[0].referral, occasion="close").delete()
        too_few = impact.outcomes(actor=sharing.provider, year=year)

        assert [(row.item, row.before, row.after, row.change) for row in enough.rows] == [
            ("satisfied", 3.0, 7.0, "+4.0")
        ]
        assert (too_few.asked, too_few.pairs, too_few.rows) == (33, 32, [])

    def test_say_how_many_were_asked_in_another_way(self, sharing):
        load_instruments()
        year = impact.year_before(timezone.localdate())
        OnwardReferral.objects.update(started_on=year.last)
        for occasion, way in (("baseline", "together"), ("close", "phone")):
            Assessment.objects.create(
                referral=sharing.onward.referral,
                instrument_id="ons4-2018",
                occasion=occasion,
                answers={"satisfied": 3},
                collected=way,
                answered_on=year.last,
                recorded_by_id=sharing.world.worker.user_id,
            )

        assert impact.outcomes(actor=sharing.provider, year=year).mixed == 1

    def test_the_change_has_its_interval(self):
        pairs = [({"happy": 4}, {"happy": 5 + place % 3}) for place in range(33)]

        found = impact.mean_of("happy", pairs)

        # Mean change 2, SD 0.8292 of 33 changes, t(32) 2.037: 2 plus or minus 0.29.
        assert (found.before, found.after, found.change) == (4.0, 6.0, "+2.0 (+1.7 to +2.3)")

    def test_a_fall_has_a_true_minus(self):
        pairs = [({"anxious": 6}, {"anxious": 5 - place % 3}) for place in range(33)]

        assert impact.mean_of("anxious", pairs).change == "−2.0 (−2.3 to −1.7)"
