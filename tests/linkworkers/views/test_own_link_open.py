"""Opening the private link to a shortlist."""

import re

import pytest
from django.test import Client

from spcore.private_links import new_token
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, token_of
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
NONCE = re.compile(r'nonce="[^"]+"')


class TestOwnLinkOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        token = token_of(link_to_list(small_world()))
        scanner = Client()

        answers = [scanner.get(f"/choices/{token}/") for _time in range(10)]

        assert not any(answer.cookies for answer in answers)
        opened = Client().post(f"/choices/{token}/")
        assert (opened.status_code, opened.url) == (303, "/choices/")

    def test_every_link_is_answered_alike_and_may_be_left_quickly(self):
        token = token_of(link_to_list(small_world()))
        real, unreal = Client(), Client()

        pages = [
            (NONCE.sub("", text_of(client.get(address))), client.post(address).status_code)
            for client, address in (
                (real, f"/choices/{token}/"),
                (unreal, f"/choices/{new_token()}/"),
            )
        ]

        assert pages[0] == pages[1]
        assert "Leave quickly" in pages[0][0]
        assert "Choir" not in pages[0][0]
        assert unreal.get("/choices/").status_code == 404

    def test_guessing_is_stopped(self):
        client = Client()

        codes = [client.post(f"/choices/{new_token()}/").status_code for _guess in range(12)]

        assert codes[:10] == [303] * 10
        assert codes[-1] == 429
