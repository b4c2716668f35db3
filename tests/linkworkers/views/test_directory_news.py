"""The page of what changed near a worker."""

import pytest
from django.test import Client
from django.utils import timezone

from linkworkers.models import DirectoryNews
from providers.models import ServiceWatch
from spcore.accounts.models import Organisation, User
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import small_world
from tests.referrals.nearby import HERE

pytestmark = pytest.mark.django_db
ADDRESS = "/directory-news/"


@pytest.fixture
def world():
    """Give a team whose practice is on the map."""
    made = small_world()
    place = {"easting": HERE[0], "northing": HERE[1]}
    Organisation.objects.filter(pk=made.practice.pk).update(**place)
    return made


def browser(actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


class TestDirectoryNews:
    def test_shows_what_is_new_near_the_teams_practices_and_what_is_watched(self, world):
        ServiceFactory(name="Choir", at=[HERE])
        ServiceFactory(name="Far choir", at=[(HERE[0] + 60_000, HERE[1])])
        watched = ServiceFactory(name="Watched", at=[])
        ServiceWatch.objects.create(
            user_id=world.worker.user_id, service=watched, since=timezone.now()
        )

        page = browser(world.worker).get(ADDRESS).content.decode()

        assert "Choir" in page
        assert "Watched" in page
        assert "Far choir" not in page

    def test_looks_at_the_needs_that_were_chosen(self, world):
        ServiceFactory(name="Choir", needs=["purpose"], at=[HERE])
        ServiceFactory(name="Debt advice", needs=["money"], at=[HERE])
        client = browser(world.worker)

        client.post(ADDRESS, {"within_km": "5", "needs": ["money"]})
        page = client.get(ADDRESS).content.decode()

        chosen = DirectoryNews.objects.get()
        assert (chosen.within_km, chosen.needs, chosen.is_on) == (5, ["money"], False)
        assert "Debt advice" in page
        assert "Choir" not in page

    def test_is_for_teams(self, world):
        assert browser(world.gp).get(ADDRESS).status_code == 403
