"""The frame of every page: who acts as what, where they can go, and what everybody gets alike."""

import re

import pytest
from django.test import Client
from django.urls import include, path

from spcore.access import for_roles
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.ui import navigation
from tests.browser import BrowserPage
from tests.factories.accounts import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def worker_client() -> Client:
    """Return the browser of a signed-in link worker."""
    team = OrganisationFactory(kind=OrganisationKind.TEAM, name="Coast Team")
    membership = MembershipFactory(
        role=Role.LINK_WORKER, organisation=team, user__name="Sam Okafor"
    )
    client = Client()
    client.force_login(membership.user, backend="spcore.accounts.backend.Backend")
    return client


class TestActingAs:
    def test_every_signed_in_page_says_who_acts_as_what_for_whom(self):
        page = worker_client().get("/").content.decode()

        assert "<strong>Sam Okafor</strong>, Link worker, Coast Team" in page

    def test_nobody_signed_in_sees_no_such_line(self):
        assert b"Acting as" not in Client().get("/").content


class TestHeader:
    def test_gives_each_request_its_own_token(self):
        client = worker_client()

        def tokens() -> list[str]:
            page = client.get("/acting-as/").content.decode()
            return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)

        first, second = tokens(), tokens()

        assert len({*first, *second}) == 2
        assert "<!--" not in client.get("/acting-as/").content.decode()

    def test_shows_nobody_as_somebody_else(self):
        mine, theirs = worker_client(), Client()
        theirs.force_login(MembershipFactory(user__name="Noor Aziz").user)
        for _time in range(2):
            pages = [client.get("/acting-as/").content.decode() for client in (mine, theirs)]

            assert ["Sam Okafor" in page for page in pages] == [True, False]
            assert ["Noor Aziz" in page for page in pages] == [False, True]

    def test_leads_to_signing_in_from_everywhere_but_there(self):
        link = 'href="/sign-in/">'

        assert link in Client().get("/").content.decode()
        assert link not in Client().get("/sign-in/").content.decode()


class TestNavigation:
    def test_every_role_of_a_person_has_an_entry(self):
        assert set(navigation.ITEMS) == set(Role) - {Role.SYSTEM}

    def test_leaves_out_what_does_not_exist_and_what_the_role_may_not_open(self, settings):
        settings.ROOT_URLCONF = __name__

        supervisors = navigation.items_for(Role.SUPERVISOR, "/")
        workers = navigation.items_for(Role.LINK_WORKER, "/")

        assert [item.url for item in supervisors] == ["/triage/"]
        assert workers == []

    def test_marks_the_page_one_is_under(self, monkeypatch):
        links = [("Referrals", "/referrals/"), ("Refer", "/referrals/add/"), ("Other", "/other/")]
        monkeypatch.setattr(navigation, "_links", lambda role, urlconf: links)

        shown = navigation.items_for(Role.LINK_WORKER, "/referrals/add/")

        assert [item.text for item in shown if item.is_current] == ["Refer"]


@pytest.mark.browser
class TestFrameInBrowser:
    def test_is_accessible_when_signed_in(self, browser_page: BrowserPage):
        team = OrganisationFactory(kind=OrganisationKind.TEAM, name="Coast Team")
        membership = MembershipFactory(role=Role.SUPERVISOR, organisation=team)
        browser_page.sign_in(membership.user)

        browser_page.open("/accessibility/")

        assert browser_page.page.get_by_text("Acting as").is_visible()
        browser_page.check()


@for_roles(Role.SUPERVISOR)
def triage(request):
    """Stand for a page of supervisors."""


urlpatterns = [path("", include(([path("triage/", triage, name="triage_list")], "referrals")))]
