"""Local results by need: of closed years, rounded, and only with enough people behind them."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation import services
from evaluation.dashboards.selectors import need_results
from evaluation.facts.models import ReferralFact
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.needs import Need
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)  # the closed year: October 2025 to September 2026
IN_YEAR = date(2026, 3, 1)
ICB = uuid4()


def ended(
    number: int, *, practice_id, closed_on=IN_YEAR, helped=0, icb_id=ICB, unreached=0
) -> None:
    """Write facts of people with the need “money” whose support ended."""
    ReferralFact.objects.bulk_create(
        ReferralFact(
            referral_id=uuid4(),
            scheme_id=ICB,
            icb_id=icb_id,
            practice_id=practice_id,
            source="gp",
            status="closed",
            outcome="goals_met" if index < helped else "not_engaged",
            urgency="routine",
            needs=["money"],
            submitted_on=date(2026, 1, 1),
            first_contact_on=None if index < unreached else date(2026, 1, 11),
            closed_on=closed_on,
            as_of=datetime(2026, 11, 1, tzinfo=UTC),
        )
        for index in range(number)
    )


def three_practices(*numbers: int, **options):
    practices = [uuid4() for _number in numbers]
    for practice, number in zip(practices, numbers, strict=True):
        ended(number, practice_id=practice, **options)
    return practices[0]


def rows_for(practice_id):
    return need_results(practice_id=practice_id, needs=list(Need), today=TODAY).rows


class TestNeedResults:
    def test_are_rounded_sums_of_the_area(self):
        own = three_practices(9, 9, 9, helped=6)

        (row,) = rows_for(own)

        assert (row.need, row.people, row.helped, row.wait_days) == (Need.MONEY, "25", "65", "10")

    def test_have_the_interval_of_every_share_that_looks_the_same(self):
        """
        "65" of "25" is from 14 of 23 to 16 of 23 at the widest: Wilson's interval of the first
        begins at 40.8 per cent, that of the other ends at 84.4.
        """
        own = three_practices(9, 9, 9, helped=6)

        (row,) = rows_for(own)

        assert (row.helped_words, row.connected_words) == ("65% (41 to 84)", "–")

    @pytest.mark.parametrize(("unreached", "days"), [(4, "10"), (5, "–")])
    def test_half_is_of_all_whether_they_were_reached_or_not(self, unreached, days):
        """Of those reached alone, all of them had it within ten days."""
        own = three_practices(9, 9, 9, unreached=unreached)

        assert rows_for(own)[0].wait_days == days

    @pytest.mark.parametrize(
        "numbers", [(7, 6, 6), (40, 40)], ids=["too few people", "too few practices"]
    )
    def test_are_left_out_where_somebody_could_be_worked_out(self, numbers):
        assert rows_for(three_practices(*numbers)) == []

    def test_never_say_that_it_was_so_for_everybody(self):
        own = three_practices(40, 40, 40, helped=40)

        assert rows_for(own)[0].helped == "95"

    @pytest.mark.parametrize(
        ("number", "helped", "shown"), [(9, 1, "–"), (9, 8, "–"), (10, 10, "–"), (40, 1, "5")]
    )
    def test_a_share_tells_no_count_below_eight(self, number, helped, shown):
        own = three_practices(number, number, number, helped=helped)

        assert rows_for(own)[0].helped == shown

    @pytest.mark.parametrize("closed_on", [date(2025, 9, 30), date(2026, 10, 1)])
    def test_leave_out_what_ended_outside_the_closed_year(self, closed_on):
        assert rows_for(three_practices(9, 9, 9, closed_on=closed_on)) == []

    def test_are_of_the_practices_own_area_alone(self):
        three_practices(9, 9, 9)
        elsewhere = uuid4()
        ended(1, practice_id=elsewhere, icb_id=uuid4())

        assert rows_for(elsewhere) == []

    def test_ask_as_many_questions_however_many_people(self):
        own = three_practices(9, 9, 9)
        counts = []
        for _round in range(2):
            with CaptureQueriesContext(connection) as asked:
                need_results(practice_id=own, needs=[Need.MONEY], today=TODAY)
            counts.append(len(asked))
            three_practices(50, 50, 50)

        assert counts[0] == counts[1] == 3

    def test_stay_as_they_were_published_with_the_last_quarter(self):
        own = three_practices(9, 9, 9, helped=6)
        before = rows_for(own)
        OrganisationFactory(pk=ICB, kind=OrganisationKind.ICB)
        services.publish_figures(at=datetime(2026, 11, 28, 9, tzinfo=UTC))
        three_practices(50, 50, 50)

        with CaptureQueriesContext(connection) as asked:
            after = rows_for(own)

        assert (after, len(asked)) == (before, 2)


class TestPage:
    def test_says_so_where_there_are_too_few(self):
        practice = OrganisationFactory(kind=OrganisationKind.PRACTICE)

        page = text_of(signed_in(actor_in(Role.REFERRER_CLINICIAN, practice)).get("/results/"))

        assert "Not enough people yet to say" in page

    def test_is_for_practices_alone(self):
        team = OrganisationFactory(kind=OrganisationKind.TEAM)

        assert signed_in(actor_in(Role.LINK_WORKER, team)).get("/results/").status_code == 403
