"""Opening the link to some questions."""

import pytest
from django.test import Client

from spcore.private_links import new_token
from tests.evaluation.measures.asking import sent
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


class TestAskingOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        _asking, token = sent(small_world(), "ucla3")

        looked = [Client().get(f"/questions/{token}/") for _time in range(5)]

        assert not any(answer.cookies for answer in looked)
        opened = Client().post(f"/questions/{token}/")
        assert (opened.status_code, opened.url) == (303, "/questions/")

    def test_a_wrong_link_opens_nothing_and_says_no_more(self):
        client = Client()

        opened = client.post(f"/questions/{new_token()}/")

        assert (opened.status_code, opened.url) == (303, "/questions/")
        assert client.get("/questions/").status_code == 404
