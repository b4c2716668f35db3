"""Asking to join one's organisation."""

import re

import pytest

from spcore.accounts.models import JoinRequest, OrganisationKind
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
PATH = "/join/"


def school():
    return OrganisationFactory(
        kind=OrganisationKind.REFERRER, referrer_kind="school", email_domain="school.example"
    )


def ask(client, email: str) -> str:
    page = client.post(PATH, {"name": "Tom Shaw", "email": email}).content.decode()
    return re.sub(r'nonce="[^"]*"', "", page)


class TestJoinRequestAdd:
    def test_waits_for_whoever_approves_and_tells_them(self, client):
        organisation = school()

        ask(client, "Tom@School.example")

        request = JoinRequest.objects.get()
        assert (request.organisation, request.email) == (organisation, "tom@school.example")
        assert OutboxMessage.objects.get().topic == "account.join_asked"

    def test_answers_the_same_whoever_asks(self, client):
        organisation = school()
        known = UserFactory(email="known@school.example")
        MembershipFactory(user=known, organisation=organisation, role=Role.OTHER_REFERRER)

        pages = {
            ask(client, address)
            for address in (
                "tom@school.example",
                "tom@school.example",
                "known@school.example",
                "somebody@elsewhere.example",
                "somebody@gmail.com",
            )
        }

        assert len(pages) == 1
        assert JoinRequest.objects.count() == 1
        assert OutboxMessage.objects.count() == 1

    def test_never_takes_addresses_that_many_organisations_have(self, client):
        OrganisationFactory(kind=OrganisationKind.REFERRER, email_domain="nhs.net")

        ask(client, "somebody@nhs.net")

        assert not JoinRequest.objects.exists()

    def test_asks_for_an_address(self, client):
        assert "Enter your work email address" in ask(client, "")

    def test_is_limited(self, client):
        for number in range(10):
            ask(client, f"n{number}@school.example")

        answer = client.post(PATH, {"name": "One more", "email": "more@school.example"})

        assert answer.status_code == 429
