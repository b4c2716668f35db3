"""Who is around the person."""

import pytest
from django.urls import reverse

from tests.factories.referrals import small_world
from tests.referrals.children import related, young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def page_of(world, referral, who="worker"):
    address = reverse("referrals:family_list", args=[referral.pk])
    return text_of(signed_in(getattr(world, who)).get(address))


class TestFamilyList:
    def test_says_what_each_is_and_may_know(self):
        world = small_world()
        referral = young(world, 10)
        related(
            world,
            referral.person,
            has_parental_responsibility=True,
            may_be_contacted=True,
            phone="07700 900001",
            phone_belongs_to="partner",
            note="Court order of 3 May: no contact with the father",
        )

        page = page_of(world, referral)

        assert "has parental responsibility" in page
        assert "07700 900001 (a partner" in page
        assert "Court order" in page
        assert "may be contacted" in page

    def test_an_objection_of_the_child_goes_before_the_parents_permission(self):
        world = small_world()
        referral = young(world, 15, objects_to=["parents"])
        related(world, referral.person, may_be_contacted=True)

        assert "do not contact" in page_of(world, referral)

    def test_asks_about_a_child_only(self):
        world = small_world()

        child, adult = page_of(world, young(world, 10)), page_of(world, young(world, 40))

        assert "Growing up" in child
        assert "Growing up" not in adult
        assert "Able to decide" not in adult

    def test_a_young_person_of_16_is_presumed_able(self):
        world = small_world()

        page = page_of(world, young(world, 16))

        assert "presumed able" in page
        assert "Record whether the child is able" not in page

    def test_a_supervisor_reads_and_does_not_write(self):
        world = small_world()
        referral = young(world, 10)
        row = related(world, referral.person)

        page = page_of(world, referral, "supervisor")

        assert "Jo Hill" in page
        assert reverse("referrals:related_edit", args=[row.pk]) not in page
