"""Two records side by side."""

import pytest
from django.urls import reverse

from referrals.models import PeopleApart, PersonMerge, Purpose
from spcore.accounts.models import User
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import ConsentFactory, small_world
from tests.referrals.services.test_merging import known
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(one, other):
    return reverse("referrals:person_merge", args=[one.pk, other.pk])


def supervisor(world):
    """Sign in a supervisor who has neither password nor code, as in the demo: nobody is asked."""
    user = User.objects.get(pk=world.supervisor.user_id)
    user.set_unusable_password()
    user.save()
    return signed_in(world.supervisor)


def answer(what, **more):
    return {
        "answer": what,
        "reason": "Rang the practice",
        "first_version": 0,
        "second_version": 0,
        **more,
    }


class TestPersonMerge:
    def test_shows_what_differs_and_the_referrals_of_both(self):
        world = small_world()
        one, other = known(world, phone="07700 900001"), known(world, phone="07700 900002")

        page = text_of(supervisor(world).get(address(one, other)))

        assert "07700 900001" in page
        assert "07700 900002" in page
        assert one.referrals.get().reference in page
        assert other.referrals.get().reference in page

    def test_names_the_service_that_something_was_agreed_for(self):
        world = small_world()
        one, other = known(world), known(world)
        provider = ServiceFactory().provider
        ConsentFactory(person=one, purpose=Purpose.SHARING, provider=provider)

        page = text_of(supervisor(world).get(address(one, other)))

        assert f"{Purpose.SHARING.label}: {provider.organisation.name}" in page

    @pytest.mark.parametrize(("what", "stays"), [("first", 0), ("second", 1)])
    def test_keeps_the_record_that_was_chosen(self, what, stays):
        world = small_world()
        people = [known(world), known(world)]

        supervisor(world).post(address(*people), answer(what))

        assert PersonMerge.objects.get().kept == people[stays]

    def test_two_people_are_remembered_as_two(self):
        world = small_world()
        one, other = known(world), known(world)

        supervisor(world).post(address(one, other), answer("apart"))

        assert PeopleApart.objects.count() == 1
        assert not PersonMerge.objects.exists()

    def test_nothing_is_chosen_beforehand(self):
        world = small_world()
        one, other = known(world), known(world)

        page = text_of(supervisor(world).post(address(one, other), {"reason": "x"}))

        assert "Select which record stays" in page
        assert not PersonMerge.objects.exists()

    def test_asks_for_the_password_again_first(self):
        world = small_world()

        response = signed_in(world.supervisor).get(address(known(world), known(world)))

        assert response.headers["Location"].startswith("/account/confirm/")

    def test_an_old_address_leads_to_the_record_that_stands(self):
        world = small_world()
        one, other, third = known(world), known(world), known(world, phone="07700 900003")
        supervisor(world).post(address(one, other), answer("first"))

        page = text_of(supervisor(world).get(address(other, third)))

        assert "07700 900003" in page
