"""Where each role lands, and what somebody without one is told."""

from unittest.mock import patch

import pytest
from django.urls import NoReverseMatch, resolve, reverse

from spcore.access import ANYBODY, roles_of
from spcore.accounts.first_pages import FIRST_PAGES, first_page_of
from spcore.accounts.roles import STAFF_ROLES, Role
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestFirstPages:
    def test_name_a_page_for_every_role(self):
        assert set(FIRST_PAGES) == STAFF_ROLES

    @pytest.mark.parametrize("role", sorted(STAFF_ROLES))
    def test_lead_to_a_page_the_role_may_open(self, client, role):
        user = UserFactory()
        MembershipFactory(user=user, role=role)
        client.force_login(user)

        answer = client.get("/start/")

        if first_page_of(role) is None:
            assert answer.status_code == 200
        else:
            opened_to = roles_of(resolve(answer.headers["Location"]).func)
            assert opened_to & {role, ANYBODY}


class TestStart:
    def test_is_a_plain_page_while_a_first_page_is_missing(self, client):
        user = UserFactory()
        MembershipFactory(user=user, role=Role.PANEL_MEMBER)
        client.force_login(user)

        with patch("spcore.accounts.first_pages.reverse", side_effect=NoReverseMatch):
            page = client.get("/start/")

        assert "Nothing to do yet" in page.content.decode()

    def test_tells_somebody_without_a_role_whom_to_ask(self, client):
        client.force_login(UserFactory())

        page = client.get("/start/")

        assert page.status_code == 200
        assert "Ask the administrator" in page.content.decode()

    def test_asks_somebody_with_two_roles_which_one(self, client):
        user = UserFactory()
        MembershipFactory(user=user)
        MembershipFactory(user=user, role=Role.REFERRER_ADMIN)
        client.force_login(user)

        assert client.get("/start/").headers["Location"] == reverse("accounts:acting_as")

    def test_sends_a_stranger_to_sign_in(self, client):
        assert client.get("/start/").headers["Location"] == "/sign-in/?next=%2Fstart%2F"
