"""A service's own numbers, and the sheet for a funder."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.measures.models import Assessment
from evaluation.measures.selectors import impact
from evaluation.measures.services import load_instruments
from referrals.models import OnwardReferral
from tests.referrals.grouping import accepted, another
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing():
    """Give somebody sent to a service in the year that is over."""
    sharing = accepted()
    last = impact.year_before(timezone.localdate()).last
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


class TestSheet:
    def test_the_share_that_got_help_has_its_interval_and_needs_twenty_who_ended(self):
        numbers = impact.Numbers(
            people=60, sent=60, accepted=60, declined=0, started=60, visits=60, without_referral=0,
            helped=30, partly=0, no=10, came_once=20, coming=20, still_going=20,
        )  # fmt: skip

        assert impact.sheet_of(numbers).helped_share == "75% (52 to 93)"
        assert impact.sheet_of(replace(numbers, no=0, helped=19)).helped_share == ""
        assert impact.sheet_of(replace(numbers, no=0, helped=22)).helped_share == ""
        assert impact.sheet_of(replace(numbers, no=0, helped=23)).helped_share != ""


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
