"""What the answers so far mean, while the form is filled in."""

from datetime import date

import pytest
import time_machine

from referrals.models import Referral
from tests.factories.referrals import NOON, OtherDoorFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_friday():
    with time_machine.travel(NOON, tick=False):
        yield


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/right-door/"


class TestRightDoor:
    def test_names_the_right_door_of_a_need_as_it_is_ticked(self):
        world = small_world()
        world.scheme.not_for_needs = ["housing"]
        world.scheme.save()
        OtherDoorFactory(
            scheme=world.scheme, name="Shelter", phone="0808 800 4444", needs=["housing"]
        )
        client = signed_in(world.gp)
        draft = world.referral()

        before = text_of(client.post(url_of(draft), {"needs": ["money"]}))
        after = text_of(client.post(url_of(draft), {"needs": ["money", "housing"]}))

        assert "Is this the right door?" not in before
        assert "0808 800 4444" in after
        assert "You can still send the referral" in after

    def test_answers_signs_of_danger_with_the_practices_own_number_first(self):
        world = small_world()
        world.practice.duty_phone = "01632 960111"
        world.practice.save()
        draft = world.referral(person=PersonFactory(practice=world.practice))

        page = text_of(
            signed_in(world.gp).post(url_of(draft), {"reason": "She is suicidal", "needs": []})
        )

        assert page.index("01632 960111") < page.index("116 123")
        assert "You can save and send the referral all the same" in page

    def test_keeps_nothing_of_what_is_typed(self):
        world = small_world()
        draft = world.referral(reason="As saved")

        signed_in(world.gp).post(url_of(draft), {"reason": "She is suicidal"})

        kept = Referral.objects.get()
        assert (kept.reason, kept.version) == ("As saved", draft.version)

    def test_follows_the_age_while_somebody_new_is_typed_in(self):
        world = small_world()
        OtherDoorFactory(scheme=world.scheme, name="Young people", maximum_age=17)
        born = {"birth_date_day": "1", "birth_date_month": "5", "birth_date_year": "2012"}

        page = text_of(signed_in(world.gp).post("/referrals/right-door/", born))
        half = signed_in(world.gp).post("/referrals/right-door/", born | {"birth_date_year": "20"})

        assert "The person is 14" in page
        assert "Young people" in page
        assert "The person is" not in text_of(half)

    def test_says_when_the_persons_practice_is_outside_the_area(self):
        world, far = small_world(), small_world()
        chosen = {"registered_with": str(far.practice.pk)}

        page = text_of(signed_in(world.gp).post("/referrals/right-door/", chosen))

        assert "outside the area" in page

    def test_is_not_there_for_another_practice(self):
        draft = small_world().referral()

        assert signed_in(small_world().gp).post(url_of(draft), {}).status_code == 404


class TestWithoutScripts:
    """The same facts are there on load, on save and at "check"."""

    def test_the_form_shows_criteria_waits_and_the_door_beside_the_box(self):
        world = small_world()
        world.scheme.not_for_needs, world.scheme.not_for = ["housing"], "Emergency housing"
        world.scheme.save()
        OtherDoorFactory(
            scheme=world.scheme, name="Shelter", phone="0808 800 4444", needs=["housing"]
        )

        page = text_of(signed_in(world.gp).get(f"/referrals/{world.referral().pk}/edit/"))

        assert "Emergency housing" in page
        assert "Not this scheme. The right door: Shelter: 0808 800 4444" in page
        assert "Too few people lately to say" in page
        assert "The team has room now" in page

    def test_saving_a_draft_shows_the_numbers_and_saves_it(self):
        world = small_world()
        draft = world.referral()
        form = {"version": draft.version, "reason": "He beats her", "draft": "1"}

        page = text_of(signed_in(world.gp).post(f"/referrals/{draft.pk}/edit/", form, follow=True))

        assert "116 123" in page
        assert Referral.objects.get().reason == "He beats her"

    def test_checking_says_that_the_person_is_too_young_and_names_the_door(self):
        world = small_world()
        OtherDoorFactory(scheme=world.scheme, name="Young people", maximum_age=17)
        draft = world.referral(person=PersonFactory(birth_date=date(2012, 5, 1)))

        page = text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/check/"))

        assert "Young people" in page
        assert "You can still send the referral" in page
