"""Recording answers: scores, versions, and what may mean danger."""

from datetime import date

import pytest

from evaluation.measures.models import Assessment, Collected, Occasion
from evaluation.measures.services import NewAssessment, record_assessment
from referrals.models import Concern
from spcore.errors import Conflict, Invalid, NotPermitted
from tests.factories.measures import choose
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
NOT_AT_ALL = {f"q{number}": 0 for number in range(1, 10)}


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3", "phq9", "concerns")
    return world


@pytest.fixture
def case(world):
    return world.referral(active=True)


def record(world, case, instrument, answers, **fields):
    fields = {
        "occasion": Occasion.BASELINE,
        "collected": Collected.TOGETHER,
        "answered_on": date(2026, 11, 2),
    } | fields
    new = NewAssessment(referral_id=case.pk, instrument=instrument, answers=answers, **fields)
    return record_assessment(new=new, actor=world.worker, at=NOON)


class TestRecordAssessment:
    def test_keeps_the_answers_the_version_the_way_and_the_score(self, world, case):
        answers = {"companionship": 3, "left_out": 2, "isolated": 3}

        kept = record(world, case, "ucla3-2018", answers, collected=Collected.PAPER).assessment

        assert (kept.answers, kept.scores) == (answers, {"total": 8})
        assert (kept.instrument_id, kept.collected) == ("ucla3-2018", "paper")

    def test_an_answer_missing_leaves_no_total_and_is_no_zero(self, world, case):
        assert record(world, case, "ucla3-2018", {"left_out": 2}).assessment.scores == {}

    @pytest.mark.parametrize("answers", [{}, {"left_out": 4}, {"left_out": 1.5}, {"other": 1}])
    def test_refuses_what_is_no_answer(self, world, case, answers):
        with pytest.raises(Invalid):
            record(world, case, "ucla3-2018", answers)

    def test_refuses_more_sessions_than_there_were(self, world, case):
        choose(world, "attendance")

        with pytest.raises(Invalid) as refusal:
            record(world, case, "attendance-2", {"attended": 51, "possible": 50})

        assert refusal.value.field == "attended"

    def test_refuses_a_measure_that_the_scheme_does_not_use(self, world, case):
        with pytest.raises(NotPermitted):
            record(world, case, "gad7-2006", {"q1": 1})

    def test_asks_once_at_the_start_and_again_at_reviews(self, world, case):
        for occasion in (Occasion.BASELINE, Occasion.REVIEW, Occasion.REVIEW):
            record(world, case, "ucla3-2018", {"left_out": 2}, occasion=occasion)

        with pytest.raises(Conflict):
            record(world, case, "ucla3-2018", {"left_out": 2})

    def test_asks_whose_words_a_concern_is_in(self, world, case):
        with pytest.raises(Invalid) as refusal:
            record(world, case, "concerns-1", {"first": 5})

        assert refusal.value.field == "first_words"


class TestDanger:
    def test_an_answer_above_nothing_opens_the_risk_pathway_at_once(self, world, case):
        recorded = record(world, case, "phq9-2001", NOT_AT_ALL | {"q9": 1})

        concern = Concern.objects.get(pk=recorded.alarm.concern_id)
        assert (concern.kind, concern.person_id) == ("self_harm", case.person_id)
        assert "better off dead" in concern.what
        assert "“Several days”" in concern.what

    def test_it_does_so_though_nothing_else_was_answered(self, world, case):
        recorded = record(world, case, "phq9-2001", {"q9": 3})

        assert recorded.alarm.concern_id
        assert recorded.assessment.scores == {}

    def test_from_paper_it_says_on_which_day(self, world, case):
        record(world, case, "phq9-2001", {"q9": 2}, collected=Collected.PAPER)

        assert "2 November 2026, on paper" in Concern.objects.get().what

    def test_no_score_and_no_grade_stands_in_it(self, world, case):
        record(world, case, "phq9-2001", dict.fromkeys(NOT_AT_ALL, 3))

        said = Concern.objects.get().what.lower()
        assert not any(word in said for word in ("27", "severe", "score", "high risk"))

    def test_not_at_all_raises_nothing(self, world, case):
        assert record(world, case, "phq9-2001", NOT_AT_ALL).alarm is None
        assert not Concern.objects.exists()

    def test_answers_are_kept_where_nobody_can_receive_it(self, world, case, monkeypatch):
        monkeypatch.setattr("referrals.services.concerns.line_of", lambda *_, **__: [])

        recorded = record(world, case, "phq9-2001", {"q9": 2})

        assert recorded.alarm.concern_id is None
        assert Assessment.objects.count() == 1
