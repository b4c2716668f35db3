"""Taking one of the options."""

import pytest

from linkworkers.models import MatchChoice
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db
PLACE = {"need": "loneliness", "rank": "2", "shown": "4"}


def choose(actor, referral, service, **fields):
    path = f"/caseload/{referral.pk}/match/{service.pk}/"
    return signed_in(actor).post(path, PLACE | fields)


class TestMatchChoose:
    def test_remembers_the_place_it_had_and_begins_the_offer(self):
        world, service = small_world(), ServiceFactory()
        referral = world.referral(active=True)

        answer = choose(world.worker, referral, service)

        assert answer.url == f"/caseload/{referral.pk}/offer/{service.pk}/"
        choice = MatchChoice.objects.get()
        assert (choice.rank, choice.shown, choice.need) == (2, 4, "loneliness")
        assert choice.chosen_by_id == world.worker.user_id

    def test_keeps_the_first_choice_of_a_service(self):
        world, service = small_world(), ServiceFactory()
        referral = world.referral(active=True)
        choose(world.worker, referral, service)

        choose(world.worker, referral, service, rank="1")

        assert MatchChoice.objects.get().rank == 2

    @pytest.mark.parametrize(
        "odd", [{"rank": "9"}, {"rank": "x"}, {"need": "gold"}, {"shown": "0"}]
    )
    def test_takes_no_place_that_no_list_has(self, odd):
        world, service = small_world(), ServiceFactory()

        answer = choose(world.worker, world.referral(active=True), service, **odd)

        assert answer.status_code < 500
        assert not MatchChoice.objects.exists()

    def test_is_not_there_for_another_team_nor_for_a_private_listing(self):
        world = small_world()
        referral = world.referral(active=True)

        for actor, service in (
            (small_world().worker, ServiceFactory()),
            (world.worker, ServiceFactory(is_private=True)),
        ):
            assert choose(actor, referral, service).status_code == 404
