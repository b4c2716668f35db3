"""Correcting what was typed in wrongly."""

from datetime import date

import pytest
from django.urls import reverse

from evaluation.facts.models import MeasureFact
from evaluation.measures.models import Assessment, Collected, Correction
from evaluation.measures.services import Corrected, correct_assessment
from evaluation.services import project_many
from referrals.models import Concern
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotVisible
from tests.evaluation.measures.services.test_assessments import NOT_AT_ALL, record
from tests.factories.measures import choose
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
SHEET = {"companionship": 3, "left_out": 3, "isolated": 3}
MENDED = {**SHEET, "left_out": 2}


@pytest.fixture
def world():
    world = small_world()
    choose(world, "ucla3", "phq9")
    return world


def kept(world, instrument="ucla3-2018", answers=SHEET, **fields):
    case = world.referral(active=True)
    return record(world, case, instrument, answers, collected=Collected.PAPER, **fields).assessment


def correct(world, assessment, answers, **fields):
    fields = {"why": "Misread", "version": 0, "answered_on": date(2026, 11, 2)} | fields
    new = Corrected(
        assessment_id=assessment.pk, answers=answers, collected=Collected.PAPER, **fields
    )
    return correct_assessment(new=new, actor=world.worker, at=NOON)


def address(assessment):
    return reverse("measures:assessment_edit", args=[assessment.pk])


class TestCorrectAssessment:
    def test_figures_read_the_newest_and_what_stood_there_is_kept(self, world):
        assessment = kept(world)

        correct(world, assessment, MENDED)

        project_many(referral_ids=[assessment.referral_id], at=NOON)
        before = Correction.objects.get()
        assert Assessment.objects.get().scores == {"total": 8}
        assert MeasureFact.objects.get().before == 8
        assert (before.answers, before.scores, before.why) == (SHEET, {"total": 9}, "Misread")
        assert before.corrected_by_id == world.worker.user_id
        assert AuditEntry.objects.filter(label="assessment", action="change").exists()

    def test_item_9_that_comes_in_by_the_correction_opens_the_risk_pathway(self, world):
        assessment = kept(world, "phq9-2001", NOT_AT_ALL)

        recorded = correct(world, assessment, {**NOT_AT_ALL, "q9": 1})

        assert Concern.objects.get().pk == recorded.alarm.concern_id

    def test_item_9_that_stood_there_raises_no_second_concern(self, world):
        assessment = kept(world, "phq9-2001", {**NOT_AT_ALL, "q9": 1})

        recorded = correct(world, assessment, {**NOT_AT_ALL, "q9": 1, "q1": 2})

        assert (recorded.alarm, Concern.objects.count()) == (None, 1)

    @pytest.mark.parametrize(
        ("fields", "refusal"),
        [
            ({"why": " "}, Invalid),
            ({"version": 1}, Conflict),
            ({"answers": {"left_out": 7}}, Invalid),
        ],
    )
    def test_refuses_what_says_no_reason_is_overtaken_or_is_no_answer(self, world, fields, refusal):
        fields = {"answers": MENDED} | fields

        with pytest.raises(refusal):
            correct(world, kept(world), fields.pop("answers"), **fields)

        assert not Correction.objects.exists()

    def test_nobody_changes_what_a_person_answered_alone(self, world):
        assessment = kept(world)
        Assessment.objects.update(collected=Collected.LINK)

        with pytest.raises(Conflict):
            correct(world, assessment, MENDED)

    def test_is_not_there_for_a_worker_of_another_team(self, world):
        with pytest.raises(NotVisible):
            correct(small_world(), kept(world), MENDED)


class TestAssessmentEdit:
    def test_shows_what_stands_there_and_then_who_changed_what_and_why(self, world):
        assessment = kept(world)
        client = signed_in(world.worker)
        form = client.get(address(assessment)).context["form"]
        stands = {name: form[name].value() for name in ("collected", "version", *SHEET)}
        day = {"answered_on": "2026-11-02"}
        sent = {**stands, **day, "left_out": "2", "why": "The sheet was creased"}

        page = client.post(address(assessment), sent, follow=True)

        said = text_of(page)
        assert "Corrected once" in said
        assert "The sheet was creased" in said
        assert "Left out: “Often”, now “Some of the time”" in said
        assert "At the start" in said

    def test_keeps_what_was_typed_when_the_reason_is_missing(self, world):
        assessment = kept(world)

        page = signed_in(world.worker).post(
            address(assessment),
            {"left_out": "2", "collected": "paper", "version": "0", "why": ""},
        )

        assert page.context["form"].errors["why"] == ["Say why it is corrected"]
        assert page.context["form"]["left_out"].value() == "2"

    def test_is_refused_for_answers_given_alone(self, world):
        assessment = kept(world)
        Assessment.objects.update(collected=Collected.LINK)

        assert signed_in(world.worker).get(address(assessment)).status_code == 409
