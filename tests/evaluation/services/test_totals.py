"""What the facts and cells add up to is what the records themselves say, whatever the lives."""

from collections import Counter
from datetime import date
from statistics import fmean, median

import pytest
from django.db.models import Sum
from django.utils import timezone

from evaluation import services
from evaluation.facts.models import (
    Cell,
    MeasureFact,
    OnwardFact,
    ReferralFact,
    UnmetFact,
)
from evaluation.facts.selectors import STAGES
from evaluation.facts.selectors.cells import sums_of, waits_in
from evaluation.facts.services import cells
from evaluation.measures.models import Assessment
from referrals.models import OnwardReferral, Referral
from referrals.selectors.uptake import uptake
from tests.evaluation.lives import Lives
from tests.evaluation.records import expected

pytestmark = pytest.mark.django_db
SEEDS = (1, 2, 3)


@pytest.fixture(params=SEEDS)
def referrals(request) -> list[Referral]:
    made = Lives(request.param).live(40)
    half = [referral.pk for referral in made[:20]]
    services.project_many(referral_ids=half, at=timezone.now())  # some early, all of them again
    services.rebuild_facts(at=timezone.now())
    return [each for each in made if each.submitted_at and each.status != "entered_in_error"]


class TestReferrals:
    def test_every_fact_says_what_the_records_say(self, referrals):
        names = [column for _name, column in STAGES]
        names += ["helped_on", "age_band", "uptake", "is_returned"]

        found = {row[0]: row[1:] for row in ReferralFact.objects.values_list("pk", *names)}

        assert found == {referral.pk: expected(referral) for referral in referrals}

    def test_measures_say_first_and_last(self, referrals):
        kept = {referral.pk for referral in referrals}
        first, last = {}, {}
        for row in Assessment.objects.order_by("answered_on"):
            if row.referral_id in kept and row.occasion == "baseline":
                first[row.referral_id] = row.scores
            elif row.referral_id in kept:
                last[row.referral_id] = row.scores
        changes = [
            last[key]["anxious"] - scores["anxious"]
            for key, scores in first.items()
            if None not in (scores["anxious"], last.get(key, {}).get("anxious"))
        ]

        facts = MeasureFact.objects.filter(score="ons4.anxious")
        pairs = facts.exclude(before=None).exclude(after=None)
        found = [fact.after - fact.before for fact in pairs]

        assert facts.count() == len(first)
        assert (len(found), fmean(found)) == (len(changes), pytest.approx(fmean(changes)))

    def test_services_and_unmet_needs_are_counted_as_they_stand(self, referrals):
        kept = [referral.pk for referral in referrals]
        onward = OnwardReferral.objects.filter(referral__in=kept)
        standing = sum(each.unmet_needs.standing().count() for each in referrals)

        assert Counter(OnwardFact.objects.values_list("uptake", flat=True)) == Counter(
            str(uptake(each).furthest) for each in onward
        )
        assert UnmetFact.objects.count() == standing


class TestCells:
    def test_are_what_counting_gives_after_any_change(self, referrals):
        for referral in referrals[:10]:
            Referral.objects.filter(pk=referral.pk).update(first_contact_at=None, needs=["money"])
        Referral.objects.filter(pk=referrals[10].pk).update(status="entered_in_error")

        ids = [referral.pk for referral in referrals[:12]]
        services.project_many(referral_ids=ids, at=timezone.now())

        assert (cells.cells_off(), cells.cells_off(referrals[0].scheme.organisation.parent_id)) == (
            0,
            0,
        )
        assert cells.fold() > 0
        assert cells.cells_off() == 0
        referred = Cell.objects.filter(scope_kind="icb", tile="stage", a="referred")
        assert referred.aggregate(all=Sum("n"))["all"] == len(referrals) - 1

    def test_hold_the_median_wait_of_an_area(self, referrals):
        icb = referrals[0].scheme.organisation.parent_id
        since = date(2000, 1, 1)
        facts = ReferralFact.objects.filter(icb_id=icb).exclude(first_contact_on=None)
        days = [(fact.first_contact_on - fact.submitted_on).days for fact in facts]

        waits = waits_in(sums_of(scope_id=icb, tiles=["wait"], since=since)["wait"])

        assert (waits.number, waits.median) == (len(days), median(days) if days else None)
        assert days

    def test_tells_a_cell_that_is_off_and_mends_it(self, referrals):
        Cell.objects.filter(tile="stage", a="referred").update(n=99_999)

        assert cells.cells_off() > 0
        cells.rebuild_cells()
        assert cells.cells_off() == 0


class TestSecondRebuild:
    def test_writes_nothing(self, referrals):
        before = set(ReferralFact.objects.values_list("pk", "as_of"))

        services.rebuild_facts(at=timezone.now())

        assert set(ReferralFact.objects.values_list("pk", "as_of")) == before
