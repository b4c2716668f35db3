"""What is asked about a child, and what an objection stops."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals import selectors
from referrals.models import Referral
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.children import young
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def save(world, referral, **answers):
    address = reverse("referrals:child_edit", args=[referral.pk])
    return signed_in(world.worker).post(address, {"version": 0, **answers})


class TestChildEdit:
    def test_keeps_school_and_care(self):
        world = small_world()
        referral = young(world, 12)

        save(world, referral, school="Hillside", school_contact="Ms Ray", looked_after="yes")

        referral.person.refresh_from_db()
        assert (referral.person.school, referral.person.looked_after) == ("Hillside", "yes")

    def test_a_court_order_is_read_with_the_family_and_named_over_every_page(self):
        world = small_world()
        referral = young(world, 12)
        order = "Family court, 12 May: no contact with the father"
        save(world, referral, court_orders=order)
        pages = ("family/", "agreements/")

        read = {
            role: [
                text_of(signed_in(who).get(f"/referrals/{referral.pk}/{page}")) for page in pages
            ]
            for role, who in (("worker", world.worker), ("gp", world.gp))
        }

        referral.person.refresh_from_db()
        assert referral.person.court_orders == order
        for family, agreements in read.values():
            assert order in family
            assert "There is a court order: read it first." in agreements
            assert order not in agreements

    def test_says_how_competence_is_decided_at_this_age(self):
        world = small_world()
        address = reverse("referrals:child_edit", args=[young(world, 12).pk])

        assert "Under 16" in text_of(signed_in(world.worker).get(address))

    def test_an_objection_to_the_practice_leaves_it_with_the_status_alone(self):
        world = small_world()
        referral = young(world, 15)
        before = selectors.readable_classes(world.gp, referral, at=timezone.now())

        save(world, referral, objects_to=["practice"])

        referral = Referral.objects.select_related("person").get(pk=referral.pk)
        after = selectors.readable_classes(world.gp, referral, at=timezone.now())
        assert "background" in before
        assert after == {"name", "birth_date", "nhs_number", "status"}

    def test_an_objection_to_the_school_takes_the_referral_off_its_list(self):
        world = small_world()
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        teacher = actor_in(Role.OTHER_REFERRER, school)
        referral = young(world, 12)
        Referral.objects.filter(pk=referral.pk).update(
            source="school", referring_organisation=school, referrer_id=teacher.user_id
        )
        assert Referral.objects.visible_to(teacher).count() == 1

        save(world, referral, objects_to=["school"])

        assert Referral.objects.visible_to(teacher).count() == 0

    def test_an_objection_to_the_parents_is_said_over_every_page(self):
        world = small_world()
        referral = young(world, 15)

        save(world, referral, objects_to=["parents"])

        page = signed_in(world.worker).get(reverse("linkworkers:case_detail", args=[referral.pk]))
        assert "Do not tell their parents or carers." in text_of(page)
