"""`manage.py start_scheme`: the first administrator of a real scheme."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from spcore.accounts.models import Invitation, Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import PASSWORD, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
FORM = {"name": "Rowan Hale", "password": PASSWORD, "password_again": PASSWORD}


def start(**more: str) -> str:
    out = StringIO()
    options = {"name": "North Shore", "email": "Rowan@nhs.example", "admin_name": "Rowan Hale"}
    call_command("start_scheme", stdout=out, **{**options, **more})
    return out.getvalue()


def path_in(text: str) -> str:
    return re.search(r"https?://[^/\s]+(/invitation/\S+)", text)[1]


@pytest.mark.usefixtures("real")
class TestStartScheme:
    def test_makes_the_scheme_and_a_link_for_its_administrator(self, client):
        OrganisationFactory(kind=OrganisationKind.ICB, ods_code="QE1")

        client.get(path_in(start(icb="qe1")))
        client.post("/invitation/", FORM)

        scheme = Organisation.objects.get(kind=OrganisationKind.SCHEME)
        user = User.objects.get(email="rowan@nhs.example")
        membership = user.memberships.get()
        assert (membership.organisation, membership.role) == (scheme, Role.SCHEME_ADMIN)
        assert (scheme.parent.ods_code, user.is_demo) == ("QE1", False)
        settings_of_scheme = apps.get_model("referrals", "Scheme")
        assert settings_of_scheme.objects.filter(organisation=scheme).exists()

    def test_makes_nothing_twice_and_replaces_the_link(self, client):
        first, second = path_in(start()), path_in(start())

        assert first != second
        assert Organisation.objects.filter(kind=OrganisationKind.SCHEME).count() == 1
        assert Invitation.objects.pending().count() == 1
        client.get(first)
        assert client.get("/invitation/").status_code == 404

    def test_gives_no_link_once_the_administrator_has_joined(self):
        browser = Client()
        browser.get(path_in(start()))
        browser.post("/invitation/", FORM)

        said = start()

        assert "/invitation/" not in said

    def test_refuses_a_database_with_the_demo_in_it(self):
        UserFactory(is_demo=True)

        with pytest.raises(CommandError, match="demo"):
            start()
        assert not Organisation.objects.exists()

    def test_refuses_an_icb_it_does_not_know_and_a_bad_address(self):
        with pytest.raises(CommandError, match="load_organisations"):
            start(icb="XXX")
        with pytest.raises(CommandError, match="email"):
            start(email="rowan")


class TestInTheDemo:
    def test_refuses(self, settings):
        settings.DEMO = True

        with pytest.raises(CommandError, match="demo"):
            start()
