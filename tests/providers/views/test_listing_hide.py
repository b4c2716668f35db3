"""Hiding a listing."""

import pytest
from django.utils import timezone

from providers.models import Service
from spcore.accounts.roles import Role
from tests.providers.keeping import due, owner

pytestmark = pytest.mark.django_db


class TestListingHide:
    def test_hides_after_a_call_and_refuses_before_one(self, client, sign_in):
        listing = due(owner(), days=200)
        sign_in(Role.DIRECTORY_EDITOR)
        address = f"/my-services/{listing.pk}/hide/"

        before = client.post(address).status_code
        client.post(f"/directory/{listing.pk}/call/", {"found": "no_answer"})
        client.post(address)

        assert before == 409
        assert Service.objects.get().hidden_on == timezone.localdate()
        page = client.get(f"/directory/{listing.pk}/").content.decode()
        assert "not found for people" in page

    def test_is_not_its_owner_s_to_do(self, client, sign_in):
        listing = due(owner(), days=200)
        sign_in(Role.PROVIDER, listing.provider.organisation)

        assert client.post(f"/my-services/{listing.pk}/hide/").status_code == 403
