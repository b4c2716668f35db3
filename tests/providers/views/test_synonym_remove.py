"""Letting words that mean the same go."""

import pytest

from providers.models import SynonymGroup
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db


class TestSynonymRemove:
    def test_takes_the_group_away_and_a_second_click_does_no_harm(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        group = SynonymGroup.objects.create(words=["sing", "choir"])

        for _click in range(2):
            answer = client.post(f"/directory/words/{group.pk}/remove/")

        assert answer.url == "/directory/words/"
        assert not SynonymGroup.objects.exists()

    def test_is_for_editors_alone(self, client, sign_in):
        sign_in(Role.PROVIDER)
        group = SynonymGroup.objects.create(words=["sing", "choir"])

        assert client.post(f"/directory/words/{group.pk}/remove/").status_code == 403
        assert SynonymGroup.objects.exists()
