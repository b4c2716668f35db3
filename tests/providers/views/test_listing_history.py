"""What a listing said before."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory
from tests.providers.views.listing_answers import answers

pytestmark = pytest.mark.django_db


class TestListingHistory:
    def test_shows_each_change_before_and_after_and_who_made_it(self, client, sign_in):
        service = ServiceFactory(name="Old name", phone="01632 960001")
        keeper = sign_in(Role.PROVIDER, service.provider.organisation)
        client.post(f"/my-services/{service.pk}/", answers(version=0, name="New name"))
        client.post(f"/my-services/{service.pk}/", answers(version=1, name="Newest name"))

        page = client.get(f"/my-services/{service.pk}/history/").content.decode()

        assert keeper.name in page
        for words in ("Old name", "New name", "Newest name", "01632 960001"):
            assert words in page
        assert page.index("Newest name") < page.index("Old name")

    def test_saving_what_it_says_already_is_no_change(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER, service.provider.organisation)
        for version in (0, 1):
            client.post(f"/my-services/{service.pk}/", answers(version=version))

        assert service.versions.count() == 1

    def test_is_not_there_for_another(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER)

        assert client.get(f"/my-services/{service.pk}/history/").status_code == 404
