"""Opening a check-in's private link."""

import re

import pytest
from django.test import Client

from linkworkers.models import CheckIn
from linkworkers.services.reminders import issue_link
from spcore.private_links import new_token
from tests.factories.referrals import small_world
from tests.linkworkers.checking_in import sent
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
NONCE = re.compile(r'nonce="[^"]+"')


class TestCheckInOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        _check_in, token = sent(small_world())
        scanner = Client()

        answers = [scanner.get(f"/hello/{token}/") for _time in range(10)]

        assert not any(answer.cookies for answer in answers)
        opened = Client().post(f"/hello/{token}/")
        assert (opened.status_code, opened.url) == (303, "/hello/")

    def test_every_link_is_answered_alike(self):
        _check_in, token = sent(small_world())
        real, unreal = Client(), Client()

        pages = [
            (NONCE.sub("", text_of(client.get(address))), client.post(address).status_code)
            for client, address in ((real, f"/hello/{token}/"), (unreal, f"/hello/{new_token()}/"))
        ]

        assert pages[0] == pages[1]
        assert unreal.get("/hello/").status_code == 404

    def test_a_newer_link_ends_the_older(self):
        check_in, old = sent(small_world())
        issue_link(check_in_id=check_in.pk, at=check_in.sent_at)
        client = Client()

        client.post(f"/hello/{old}/")

        assert client.get("/hello/").status_code == 404

    def test_guessing_is_stopped(self):
        client = Client()

        codes = [client.post(f"/hello/{new_token()}/").status_code for _guess in range(12)]

        assert codes[:10] == [303] * 10
        assert codes[-1] == 429

    def test_the_database_holds_no_usable_secret(self):
        check_in, token = sent(small_world())

        row = CheckIn.objects.filter(pk=check_in.pk).values().get()

        assert token not in str(row)

    def test_keeps_the_page_out_of_caches(self):
        _check_in, token = sent(small_world())

        page = Client().get(f"/hello/{token}/")

        assert "no-store" in page["Cache-Control"]
        assert "Go on" in text_of(page)
