"""Asking to keep a listing, and who says yes."""

import pytest
from django.test import Client

from spcore.accounts import selectors
from spcore.accounts.models import Invitation, JoinRequest, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import ServiceFactory
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db
FORM = {"name": "Ines Marsh", "email": "ines@choir.example"}


def claim(service, **fields):
    return Client().post(f"/directory/{service.pk}/claim/", FORM | fields)


class TestListingClaim:
    def test_the_scheme_says_yes_while_nobody_keeps_it_and_an_invitation_is_sent(self):
        service = ServiceFactory(status="active")
        scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
        admin = actor_in(Role.SCHEME_ADMIN, scheme)

        page = claim(service).content.decode()
        asked = JoinRequest.objects.get()
        deciding = signed_in(Role.SCHEME_ADMIN, scheme, Client())
        deciding.post(f"/people/requests/{asked.pk}/", {"decision": "yes"})

        approvers = selectors.approvers_of(organisation_id=service.provider_id)
        assert "Thank you" in page
        assert admin.user_id in {user.pk for user in approvers}
        invitation = Invitation.objects.get()
        assert (invitation.email, invitation.role) == (FORM["email"], Role.PROVIDER)
        assert invitation.organisation_id == service.provider_id

    def test_its_own_people_say_yes_once_there_are_any(self):
        service = ServiceFactory(status="active")
        keeper = actor_in(Role.PROVIDER, service.provider.organisation)
        actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))
        claim(service)

        own = signed_in(Role.PROVIDER, service.provider.organisation, Client())
        page = own.get("/people/").content.decode()
        other = signed_in(
            Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER), Client()
        )

        assert "Ines Marsh" in page
        assert keeper.user_id in {
            user.pk for user in selectors.approvers_of(organisation_id=service.provider_id)
        }
        asked = JoinRequest.objects.get()
        assert other.get(f"/people/requests/{asked.pk}/").status_code == 404

    def test_tells_a_stranger_nothing_of_who_signs_in(self):
        service = ServiceFactory(status="active")
        keeper = actor_in(Role.PROVIDER, service.provider.organisation)
        known = User.objects.get(pk=keeper.user_id).email

        pages = [claim(service, email=email).content for email in (known, "new@choir.example")]

        assert all(b"Thank you" in page for page in pages)
        assert JoinRequest.objects.count() == OutboxMessage.objects.count() == 1

    def test_asks_for_both_answers_and_is_not_there_for_a_hidden_listing(self):
        service = ServiceFactory(status="active")
        private = ServiceFactory(status="active", is_private=True)

        assert b"Enter your full name" in claim(service, name="").content
        assert claim(private).status_code == 404
