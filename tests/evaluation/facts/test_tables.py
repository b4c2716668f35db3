"""Before anything is hidden, every table's counts are what the records themselves say."""

from collections import Counter

import pytest
from django.utils import timezone

from evaluation import services
from evaluation.facts.services.releases import raw_tables
from evaluation.periods import FinancialYear
from evaluation.protection import protect
from evaluation.suppression import suppress
from referrals.models import Referral
from spcore.needs import Need
from tests.evaluation.lives import Lives

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2025)


@pytest.fixture(params=(4, 5))
def asked(request):
    lives = Lives(request.param)
    made = lives.live(60)
    services.rebuild_facts(at=timezone.now())
    kept = [each for each in made if each.submitted_at and each.status != "entered_in_error"]
    inside = [
        each for each in kept if YEAR.start <= timezone.localdate(each.submitted_at) <= YEAR.end
    ]
    _tiles, book, _names = raw_tables(lives.icb.pk, YEAR, until=timezone.localdate())
    return inside, book


def by_records(referrals: list[Referral]) -> dict[str, int]:
    """Ask the records what the tables ask the facts."""
    counts = Counter({"referred": len(referrals)})
    for each in referrals:
        person = each.person
        pcn = person.practice.networks.get().pcn_id
        began = any(onward.started_on for onward in each.onward.all())
        counts["first_contact"] += each.first_contact_at is not None
        counts["started"] += began
        counts[f"referred|pcn|{pcn}"] += 1
        counts[f"started|pcn|{pcn}"] += began
        counts[f"referred|practice|{person.practice_id}"] += 1
        counts[f"referred|language|{said(person)}"] += 1
        for need in each.needs:
            counts[f"need|{need}"] += 1
        asked_first = each.assessments.filter(occasion="baseline").exists()
        counts["asked|ons4.satisfied"] += asked_first
        again = asked_first and each.assessments.exclude(occasion="baseline").exists()
        counts["pairs|ons4.satisfied"] += again
    return dict(counts)


def said(person) -> str:
    return {"": "", "English": "english"}.get(person.language, "other")


class TestRawTables:
    def test_count_what_the_records_say(self, asked):
        referrals, book = asked
        expected = by_records(referrals)

        assert {key: book.counts[key] for key in expected} == expected
        assert {key for key in book.counts if key.startswith("need|")} <= {
            f"need|{need.value}" for need in Need
        }

    def test_every_sum_that_is_told_is_true(self, asked):
        _referrals, book = asked

        wrong = [
            each
            for each in book.sums
            if book.counts[each.total] != sum(book.counts[part] for part in each.parts)
        ]

        assert wrong == []

    def test_totals_are_rounded_from_the_raw_count_by_one_rule(self, asked):
        _referrals, book = asked

        figures = protect(book.counts, book.sums, unpublished=book.unpublished)

        assert all(
            figure.is_hidden or figure == suppress(book.counts[key])
            for key, figure in figures.items()
        )
