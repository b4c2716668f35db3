"""Opening the private link by which a service answers."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import AnswerLink
from referrals.services.answer_links import issue_answer_link
from spcore.private_links import new_token
from tests.referrals.linking import linked
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
NONCE = re.compile(r'nonce="[^"]+"')


class TestAnswerOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        sharing, token = linked()
        scanner = Client()

        answers = [scanner.get(f"/answer/{token}/") for _time in range(10)]

        assert not any(answer.cookies for answer in answers)
        assert sharing.fresh().status == "sent"
        opened = Client().post(f"/answer/{token}/")
        assert (opened.status_code, opened.url) == (303, "/answer/")

    def test_every_link_is_answered_alike(self):
        _sharing, token = linked()
        addresses = [f"/answer/{each}/" for each in (token, new_token())]
        clients = [Client(), Client()]

        pages = [
            (NONCE.sub("", text_of(one.get(to))), one.post(to).status_code)
            for one, to in zip(clients, addresses, strict=True)
        ]

        assert pages[0] == pages[1]
        assert [one.get("/answer/").status_code for one in clients] == [200, 404]

    def test_a_newer_link_ends_the_older(self):
        sharing, old = linked()
        issue_answer_link(onward_id=sharing.onward.pk, at=timezone.now())
        client = Client()

        client.post(f"/answer/{old}/")

        assert client.get("/answer/").status_code == 404

    def test_serves_no_other_purpose(self):
        _sharing, token = linked()
        client = Client()

        client.post(f"/hello/{token}/")

        assert (client.get("/hello/").status_code, client.get("/answer/").status_code) == (404, 404)

    def test_the_database_holds_no_usable_secret_and_guessing_is_stopped(self):
        _sharing, token = linked()
        client = Client()

        codes = [client.post(f"/answer/{new_token()}/").status_code for _guess in range(12)]

        assert token not in str(AnswerLink.objects.values().get())
        assert (codes[:10], codes[-1]) == ([303] * 10, 429)
