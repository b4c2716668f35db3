"""Opening the private link that invites to an event."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from linkworkers.models import EventGuest
from linkworkers.services.event_guests import issue_guest_link
from spcore.private_links import new_token
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import event_in, guest_of
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
NONCE = re.compile(r'nonce="[^"]+"')


def link() -> str:
    guest = guest_of(event_in(small_world()))
    return issue_guest_link(guest_id=guest.pk, at=timezone.now())


class TestEventLinkOpen:
    def test_a_scanner_uses_nothing_up_and_gets_no_cookie(self):
        token, scanner = link(), Client()

        answers = [scanner.get(f"/come/{token}/") for _time in range(10)]

        assert not any(answer.cookies for answer in answers)
        opened = Client().post(f"/come/{token}/")
        assert (opened.status_code, opened.url) == (303, "/come/")

    def test_every_link_is_answered_alike_and_none_of_another_purpose_works(self):
        token, real, unreal = link(), Client(), Client()
        for purpose in ("hello", "answer"):
            other = Client()
            other.post(f"/{purpose}/{token}/")
            assert other.get("/come/").status_code == 404

        pages = [
            (NONCE.sub("", text_of(client.get(address))), client.post(address).status_code)
            for client, address in ((real, f"/come/{token}/"), (unreal, f"/come/{new_token()}/"))
        ]

        assert pages[0] == pages[1]
        assert unreal.get("/come/").status_code == 404
        assert real.get("/come/").status_code == 200

    def test_a_newer_link_ends_the_older(self):
        old, client = link(), Client()
        issue_guest_link(guest_id=EventGuest.objects.get().pk, at=timezone.now())

        client.post(f"/come/{old}/")

        assert client.get("/come/").status_code == 404

    def test_guessing_is_stopped_and_the_database_holds_no_secret(self):
        token, client = link(), Client()

        codes = [client.post(f"/come/{new_token()}/").status_code for _guess in range(12)]

        assert codes[:10] == [303] * 10
        assert codes[-1] == 429
        assert token not in str(EventGuest.objects.values().get())
