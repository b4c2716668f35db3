"""The listings somebody must ring about."""

import pytest
from django.utils import timezone

from providers.models import Found, ListingAsk
from providers.services import checks
from providers.services.checks import Said
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.keeping import due, owner

pytestmark = pytest.mark.django_db
URL = "/my-services/to-ring/"


class TestListingChase:
    def test_shows_what_is_stale_what_was_said_and_who_did_not_answer(
        self, client, sign_in, django_assert_max_num_queries
    ):
        silent = due(owner(), name="Silent", days=100)
        ListingAsk.objects.create(provider=silent.provider, times=3)
        due(owner(), name="Stale", days=181)
        due(owner(), name="Fine", days=100)
        told = due(owner(), name="Told", days=100)
        worker = actor_in(Role.LINK_WORKER, OrganisationFactory(kind="TEAM", name="North team"))
        checks.record_call(
            actor=worker,
            at=timezone.now(),
            service_id=told.pk,
            said=Said(Found.CHANGED, "Moved to Leyland"),
        )
        sign_in(Role.DIRECTORY_EDITOR)

        with django_assert_max_num_queries(7):
            page = client.get(URL).content.decode()

        names = [name for name in ("Told", "Stale", "Silent", "Fine") if f">{name}<" in page]
        assert names == ["Told", "Stale", "Silent"]
        assert page.index(">Told<") < page.index(">Stale<")
        assert "Moved to Leyland" in page

    def test_offers_to_hide_only_what_was_rung_about(self, client, sign_in):
        rung, not_rung = due(owner(), days=200), due(owner(), days=200)
        user = sign_in(Role.DIRECTORY_EDITOR)
        assert user is not None
        client.post(f"/directory/{rung.pk}/call/", {"found": "no_answer"})

        page = client.get(URL).content.decode()

        assert f"/my-services/{rung.pk}/hide/" in page
        assert f"/my-services/{not_rung.pk}/hide/" not in page

    def test_says_when_there_is_nobody_to_ring(self, client, sign_in):
        sign_in(Role.SCHEME_ADMIN)

        assert "Nobody to ring" in client.get(URL).content.decode()
