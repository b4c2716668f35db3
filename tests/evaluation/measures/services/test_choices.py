"""What a scheme chooses."""

from datetime import date

import pytest
from django.utils import timezone

from evaluation.measures.models import Assessment, Instrument, MeasureChoice, Occasion
from evaluation.measures.selectors import instrument_of, is_chosen
from evaluation.measures.selectors.askings import next_question, questions_of
from evaluation.measures.services import NewChoice, keep_answer, load_instruments, save_choice
from referrals.models import SchemeChange
from referrals.services import Changed
from spcore.errors import Conflict, Invalid
from tests.evaluation.measures.asking import sent
from tests.factories.measures import administrator
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
CHANGED = [Changed("Loneliness: Use this measure", "No", "Yes")]


@pytest.fixture
def world():
    load_instruments()
    return small_world()


def save(world, family, **fields):
    fields = {"version": 0, "is_on": True, "occasions": [Occasion.BASELINE]} | fields
    new = NewChoice(family=family, **fields)
    return save_choice(new=new, changed=CHANGED, actor=administrator(world), at=NOON)


class TestNewest:
    @pytest.mark.parametrize(
        ("versions", "newest"), [(("2018", "2030"), "2030"), (("9", "10"), "10")]
    )
    def test_is_told_by_the_version_whenever_an_older_one_was_read_again(self, versions, newest):
        for version, day in zip(versions, (2, 1), strict=True):
            Instrument.objects.create(
                code=f"x-{version}", family="x", version=version, items=[], source="x",
                verified_on=date(2030, 1, day),
            )  # fmt: skip

        assert instrument_of("x").version == newest


class TestSaveChoice:
    def test_a_scheme_that_never_chose_asks_ons4(self, world):
        assert is_chosen(world.scheme.pk, "ons4")
        assert not is_chosen(world.scheme.pk, "phq9")

    def test_the_first_choice_keeps_what_was_asked_until_now(self, world):
        save(world, "ucla3")

        rows = MeasureChoice.objects.filter(scheme=world.scheme, is_on=True)
        assert {row.family for row in rows} == {"ons4", "ons4-children", "ucla3"}

    def test_can_be_turned_off_again(self, world):
        save(world, "ons4", is_on=False)

        assert not is_chosen(world.scheme.pk, "ons4")

    def test_what_is_turned_off_is_asked_no_more_by_a_link_that_is_out(self):
        world = small_world()
        asking, _token = sent(world, "ucla3", "phq9")
        MeasureChoice.objects.update(version=1)
        at = timezone.now()
        for code in ("companionship", "left_out", "isolated"):
            name = f"ucla3-2018.{code}"
            keep_answer(asking_id=asking.pk, name=name, answer=2, at=at)
        keep_answer(asking_id=asking.pk, name="phq9-2001.q1", answer=1, at=at)

        new = NewChoice(family="phq9", version=1, is_on=False, occasions=["baseline"])
        save_choice(new=new, changed=CHANGED, actor=administrator(world), at=at)

        asking.refresh_from_db()
        assert asking.finished_at == at
        kept = Assessment.objects.order_by("instrument__rank")
        assert [row.answers for row in kept] == [
            {"companionship": 2, "left_out": 2, "isolated": 2},
            {"q1": 1},
        ]

    def test_what_else_the_link_asks_goes_on(self):
        world = small_world()
        asking, _token = sent(world, "ucla3", "phq9")
        MeasureChoice.objects.update(version=1)
        new = NewChoice(family="ucla3", version=1, is_on=True, occasions=["baseline"])

        save_choice(new=new, changed=CHANGED, actor=administrator(world), at=timezone.now())

        asking.refresh_from_db()
        asked = next_question(asking, questions_of(asking))
        assert (asked.name, asking.finished_at) == ("phq9-2001.q1", None)

    def test_is_in_the_schemes_history(self, world):
        save(world, "ucla3")

        assert SchemeChange.objects.get(scheme=world.scheme).setting.startswith("Loneliness")

    @pytest.mark.parametrize(
        ("family", "fields", "field"),
        [
            ("ucla3", {"occasions": []}, "occasions"),
            ("swemwbs", {}, "licence"),
            ("phq9", {}, "is_staff_trained"),
            ("phq9", {"is_staff_trained": True, "is_by_link": True}, "read_by"),
        ],
    )
    def test_refuses_what_the_measure_does_not_allow(self, world, family, fields, field):
        with pytest.raises(Invalid) as refusal:
            save(world, family, **fields)

        assert refusal.value.field == field

    def test_refuses_an_older_version(self, world):
        save(world, "ucla3")

        with pytest.raises(Conflict):
            save(world, "ucla3")
