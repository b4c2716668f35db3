"""Inviting an organisation to refer."""

from uuid import uuid4

import pytest
from django.test import Client

from spcore.accounts import services, tokens
from spcore.accounts.models import Invitation, Membership, Organisation
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import PASSWORD
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db
PATH = "/people/organisations/add/"


@pytest.fixture
def administrator(world: World, client: Client) -> Client:
    """A scheme's administrator, signed in."""
    return signed_in(Role.SCHEME_ADMIN, world.scheme, client)


def answers(**more: str) -> dict[str, str]:
    return {
        "name": "Riverbank High School",
        "kind": "school",
        "person_name": "Nia Rees",
        "email": "nia@riverbank.example",
        "email_domain": "riverbank.example",
        "nonce": str(uuid4()),
        **more,
    }


class TestReferrerAdd:
    def test_makes_the_organisation_and_invites_its_first_person(self, administrator):
        answer = administrator.post(PATH, answers())

        assert answer.headers["Location"] == "/people/"
        organisation = Organisation.objects.get(name="Riverbank High School")
        assert (organisation.kind, organisation.referrer_kind) == ("REFERRER", "school")
        invitation = Invitation.objects.get()
        assert (invitation.role, invitation.may_approve) == ("OTHER_REFERRER", True)
        assert OutboxMessage.objects.get().topic == "account.invited"

    def test_the_first_person_then_answers_for_colleagues(self, administrator, client, now):
        administrator.post(PATH, answers())
        invitation = Invitation.objects.get()
        client.get(f"/invitation/{tokens.token_of(invitation.pk)}/")

        user = services.accept_invitation(
            invitation_id=invitation.pk, name="Nia Rees", password=PASSWORD, at=now
        )

        assert Membership.objects.get(user=user).may_approve

    def test_a_second_click_makes_one(self, administrator):
        same = answers()
        administrator.post(PATH, same)
        administrator.post(PATH, same)

        assert Organisation.objects.filter(name="Riverbank High School").count() == 1

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"name": ""}, "Enter the organisation&#x27;s name"),
            ({"kind": ""}, "Say what kind of organisation it is"),
            ({"email_domain": "gmail.com"}, "People of many organisations"),
            ({"email_domain": "not a domain"}, "Enter the part behind the @"),
            ({"email": "nia@elsewhere.example"}, "does not end in what you entered"),
        ],
    )
    def test_says_what_is_wrong_beside_it(self, administrator, change, words):
        page = administrator.post(PATH, answers(**change)).content.decode()

        assert words in page

    def test_refuses_a_name_and_addresses_that_are_taken(self, administrator):
        administrator.post(PATH, answers())

        page = administrator.post(PATH, answers()).content.decode()

        assert "There is an organisation of this name" in page
        assert "Another organisation has these addresses" in page

    def test_is_for_scheme_administrators(self, world: World):
        practice_admin = signed_in(Role.REFERRER_ADMIN, world.practice, Client())

        assert practice_admin.get(PATH).status_code == 403
