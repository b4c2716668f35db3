"""What a scheme is not for, and which door is right."""

import pytest

from referrals.selectors import About
from referrals.selectors.right_door import misfits, need_hints
from tests.factories.referrals import OtherDoorFactory, SchemeFactory

pytestmark = pytest.mark.django_db


def asked(scheme, about, *, is_served: bool = True):
    doors = list(scheme.doors.order_by("name"))
    return misfits(scheme=scheme, about=about, doors=doors, is_served=is_served)


class TestMisfits:
    def test_names_the_door_of_a_need_that_is_not_ours(self):
        scheme = SchemeFactory(not_for_needs=["housing"])
        OtherDoorFactory(scheme=scheme, name="Shelter", phone="0808 800 4444", needs=["housing"])
        OtherDoorFactory(scheme=scheme, name="Food bank", needs=["food"])

        found = asked(scheme, About(needs=["housing", "money"]))

        assert [(row.field, [door.name for door in row.doors]) for row in found] == [
            ("needs", ["Shelter"])
        ]

    @pytest.mark.parametrize(
        ("age", "is_named"), [(17, True), (18, False), (65, False), (66, True)]
    )
    def test_names_the_door_of_an_age_that_is_not_ours(self, age, is_named):
        scheme = SchemeFactory(minimum_age=18, maximum_age=65)
        OtherDoorFactory(scheme=scheme, name="Young people", maximum_age=17)
        OtherDoorFactory(scheme=scheme, name="Any age")

        found = asked(scheme, About(age=age))

        assert bool(found) == is_named
        if age == 17:
            assert [door.name for door in found[0].doors] == ["Young people"]

    def test_names_no_door_that_is_for_another_age(self):
        scheme = SchemeFactory(not_for_needs=["housing"])
        OtherDoorFactory(scheme=scheme, name="For the young", needs=["housing"], maximum_age=24)

        assert asked(scheme, About(needs=["housing"], age=70))[0].doors == ()

    def test_says_that_a_practice_is_outside_the_area_only_where_it_is_known(self):
        scheme = SchemeFactory()

        assert asked(scheme, About(practice_id=scheme.pk), is_served=False)[0].field == "area"
        assert asked(scheme, About(), is_served=False) == []


class TestNeedHints:
    def test_stand_beside_the_box_before_anything_is_ticked(self):
        scheme = SchemeFactory(not_for_needs=["housing", "legal"])
        OtherDoorFactory(scheme=scheme, name="Shelter", phone="0808 800 4444", needs=["housing"])

        hints = need_hints(scheme=scheme, doors=scheme.doors.all())

        assert hints["housing"] == "Not this scheme. The right door: Shelter: 0808 800 4444"
        assert "ring the scheme" in hints["legal"]
