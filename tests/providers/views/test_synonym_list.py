"""The list of words that mean the same."""

import pytest

from providers.models import SynonymGroup
from spcore.accounts.roles import Role

pytestmark = pytest.mark.django_db


class TestSynonymList:
    def test_shows_the_groups_to_an_editor_by_their_first_word(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)
        SynonymGroup.objects.create(words=["sing", "choir"])
        SynonymGroup.objects.create(words=["debt", "money advice"])

        page = client.get("/directory/words/").content.decode()

        assert page.index("debt, money advice") < page.index("sing, choir")

    def test_is_for_editors_alone(self, client, sign_in):
        sign_in(Role.LINK_WORKER)

        assert client.get("/directory/words/").status_code == 403
