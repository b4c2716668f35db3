"""Editing a listing."""

import pytest

from providers.models import Service, ServiceAtLocation
from spcore.accounts.roles import Role
from tests.factories.providers import LocationFactory, ServiceFactory
from tests.providers.views.listing_answers import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(sign_in):
    """Give a listing whose keeper is signed in."""
    service = ServiceFactory(name="Old name", fees="£2", at=[(353900, 429200)])
    sign_in(Role.PROVIDER, service.provider.organisation)
    return service


class TestListingEdit:
    def test_shows_what_is_saved_and_saves_what_is_typed(self, client, service):
        address = f"/my-services/{service.pk}/"
        shown = client.get(address).content.decode()

        response = client.post(address, answers(version=service.version))

        assert 'value="Old name"' in shown
        assert response.url == "/my-services/"
        assert Service.objects.get().name == "Choir"

    def test_refuses_a_stale_edit_with_both_versions_shown_then_takes_it(self, client, service):
        address = f"/my-services/{service.pk}/"
        client.post(address, answers(version=service.version, name="Theirs"))

        stale = client.post(address, answers(version=service.version, name="Mine"))
        again = client.post(address, answers(version=stale.context["form"]["version"].value()))

        assert stale.status_code == 409
        assert ("Name of the service", "Theirs", "Mine") in stale.context["differences"]
        assert 'value="Mine"' in stale.content.decode()
        assert again.status_code == 302
        assert Service.objects.get().name == "Choir"

    def test_leaves_several_places_as_they_are(self, client, service):
        second = LocationFactory(provider=service.provider, name="Second Hall")
        ServiceAtLocation.objects.create(service=service, location=second)
        address = f"/my-services/{service.pk}/"

        shown = client.get(address).content.decode()
        client.post(address, answers(version=service.version))

        assert "Second Hall" in shown
        assert 'name="postcode"' not in shown
        assert service.places.count() == 2

    def test_is_not_there_for_another_provider(self, client, service, sign_in):
        sign_in(Role.PROVIDER)
        address = f"/my-services/{service.pk}/"

        assert client.get(address).status_code == 404
        assert client.post(address, answers(version=0)).status_code == 404

    def test_shows_how_it_would_look_and_saves_nothing(self, client, service):
        form = answers(version=service.version, name="Maybe") | {"preview": "1"}

        page = client.post(f"/my-services/{service.pk}/", form).content.decode()

        assert "How it would look" in page
        assert 'value="Maybe"' in page
        assert Service.objects.get().name == "Old name"

    def test_keeps_what_it_is_like_and_what_the_place_has(self, client, service):
        typed = answers(
            version=0,
            sizes=["small_group"],
            is_quiet="yes",
            host="Mo makes the tea",
            accompanied_first_visit="on",
            offers_transport="yes",
            transport_help="Mo drives",
            transport="Bus 7",
            toilet="yes",
            loop="no",
            women_only="on",
            women_only_words="Trans women are welcome",
            made_for=["faith", "language"],
            made_for_words="Muslim women who speak Urdu",
        )

        client.post(f"/my-services/{service.pk}/", typed)
        page = " ".join(client.get(f"/directory/{service.pk}/").content.decode().split())
        again = client.get(f"/my-services/{service.pk}/").context["form"]

        for words in (
            "Small group",
            "Mo makes the tea",
            "Somebody can come along",
            "Mo drives",
            "Bus 7",
            "Accessible toilet",
            "No hearing loop",
            "For women only: Trans women are welcome",
            "People of a faith, Speakers of a language: Muslim women who speak Urdu",
        ):
            assert words in page, words
        assert again.initial["sizes"] == ["small_group"]
        assert (again.initial["loop"], again.initial["parking"]) == ("no", "unknown")
        saved = Service.objects.get()
        assert (saved.one_to_one, saved.small_group, saved.large_group) == (False, True, False)
