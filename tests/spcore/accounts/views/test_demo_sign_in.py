"""The demo's one-click sign-in, and when it does not exist or does not start."""

import pytest
from django.core.checks import run_checks
from django.test import Client

from spcore.accounts import checks, demo_accounts, services
from spcore.accounts.demo_accounts import DEMO_ACCOUNTS
from spcore.accounts.models import (
    Membership,
    Organisation,
    OrganisationKind,
    ReferrerKind,
    User,
)
from spcore.accounts.roles import STAFF_ROLES, Role
from tests.factories.accounts import UserFactory
from tests.factories.referrals import PersonFactory

pytestmark = pytest.mark.django_db
HOUSES = {
    OrganisationKind.PRACTICE: (Role.REFERRER_CLINICIAN, Role.REFERRER_ADMIN),
    OrganisationKind.REFERRER: (Role.OTHER_REFERRER,),
    OrganisationKind.TEAM: (
        Role.LINK_WORKER,
        Role.TEAM_ADMIN,
        Role.SUPERVISOR,
        Role.SAFEGUARDING_LEAD,
    ),
    OrganisationKind.PROVIDER: (Role.PROVIDER,),
    OrganisationKind.INFRASTRUCTURE: (Role.DIRECTORY_EDITOR,),
    OrganisationKind.ICB: (Role.COMMISSIONER,),
    OrganisationKind.SCHEME: (Role.PANEL_MEMBER, Role.PRIVACY_OFFICER, Role.SCHEME_ADMIN),
}


@pytest.fixture
def homes(db: None) -> dict[Role, Organisation]:
    """An organisation for each role."""
    found = {}
    for kind, roles in HOUSES.items():
        organisation = Organisation.objects.create(kind=kind, name=kind.label, is_demo=True)
        found |= dict.fromkeys(roles, organisation)
    return found


@pytest.fixture
def demo(settings, homes) -> dict[Role, User]:
    """The demo with its thirteen accounts."""
    settings.DEMO = True
    return services.ensure_demo_accounts(homes)


class TestEnsureDemoAccounts:
    def test_makes_one_account_for_each_role(self, demo):
        assert set(demo) == STAFF_ROLES
        assert {user.email for user in demo.values()} == {
            f"{name}@demo.example"
            for name in (
                "gp linkworker supervisor provider commissioner schemeadmin privacy practiceadmin"
                " otherreferrer teamadmin safeguarding directory panel"
            ).split()
        }
        assert all(user.is_demo and not user.has_usable_password() for user in demo.values())

    def test_makes_nothing_twice(self, demo, homes):
        again = services.ensure_demo_accounts(homes)

        assert again == demo
        assert (User.objects.count(), Membership.objects.count()) == (13, 13)

    def test_wants_an_organisation_for_each_role(self, homes):
        del homes[Role.PROVIDER]

        with pytest.raises(KeyError):
            services.ensure_demo_accounts(homes)


class TestOtherReferrers:
    @pytest.mark.parametrize("kind", ["hospital", "social_care", "community"])
    def test_each_kind_has_an_account_to_be(self, client, demo, kind):
        homes = {
            one: Organisation.objects.create(
                kind=OrganisationKind.REFERRER, name=one.label, referrer_kind=one, is_demo=True
            )
            for one in ReferrerKind
        }
        users = services.ensure_demo_referrers(homes)

        client.post("/sign-in/demo/", {"role": kind})

        actor = client.get("/privacy/").context["actor"]
        assert (actor.role, actor.user_id) == (Role.OTHER_REFERRER, users[ReferrerKind(kind)].pk)
        assert actor.organisation_id == homes[ReferrerKind(kind)].pk
        assert f'value="{kind}"' in Client().get("/sign-in/").content.decode()


@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.local_part)
class TestOneClick:
    def test_signs_in_as_the_role(self, client, demo, account):
        answer = client.post("/sign-in/demo/", {"role": account.role})

        assert answer.headers["Location"] == "/start/"
        actor = client.get("/privacy/").context["actor"]
        assert (actor.role, actor.user_id) == (account.role, demo[account.role].pk)


class TestDemoSignIn:
    def test_is_offered_on_the_sign_in_page_which_says_it_is_a_demo(self, client, demo):
        page = client.get("/sign-in/").content.decode()

        assert "This is a demo" in page
        assert page.count('name="role"') == 13 + 3

    def test_needs_the_forms_token(self, demo):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post("/sign-in/demo/", {"role": Role.PROVIDER}).status_code == 403

    def test_refuses_a_role_that_is_none(self, client, demo):
        for role in ("SYSTEM", "", "ROOT"):
            assert client.post("/sign-in/demo/", {"role": role}).status_code == 409

    def test_says_so_before_the_demo_is_loaded(self, client, settings):
        settings.DEMO = True

        assert client.post("/sign-in/demo/", {"role": Role.PROVIDER}).status_code == 409

    def test_goes_on_within_the_site_only(self, client, demo):
        good = client.post("/sign-in/demo/", {"role": Role.PROVIDER, "next": "/people/"})
        bad = client.post("/sign-in/demo/", {"role": Role.PROVIDER, "next": "//evil.example"})

        assert (good.headers["Location"], bad.headers["Location"]) == ("/people/", "/start/")

    def test_ends_the_session_of_whoever_was_signed_in(self, client, demo):
        client.post("/sign-in/demo/", {"role": Role.PROVIDER})
        client.post("/sign-in/demo/", {"role": Role.COMMISSIONER})

        assert client.get("/privacy/").context["actor"].role == Role.COMMISSIONER

    def test_does_not_exist_outside_the_demo(self, client, demo, settings):
        settings.DEMO = False

        assert client.get("/sign-in/demo/").status_code == 404
        assert client.post("/sign-in/demo/", {"role": Role.PROVIDER}).status_code == 404
        page = client.get("/sign-in/").content.decode()
        assert 'name="role"' not in page
        assert "This is a demo" not in page

    def test_is_never_asked_to_confirm_without_a_password(self, client, demo):
        client.post("/sign-in/demo/", {"role": Role.SCHEME_ADMIN})
        home = Organisation.objects.get(kind=OrganisationKind.SCHEME)

        assert client.get(f"/people/invite/{home.pk}/").status_code == 200
        assert client.get("/account/second-factor/app/").status_code == 200
        assert client.get("/account/password/").status_code == 404


def _real_user() -> None:
    UserFactory()


def _real_person() -> None:
    PersonFactory(is_demo=False)


@pytest.mark.parametrize("somebody_real", [_real_user, _real_person])
class TestRealPeople:
    def test_stop_the_demos_sign_in(self, client, demo, somebody_real):
        somebody_real()

        answer = client.post("/sign-in/demo/", {"role": Role.PROVIDER})

        assert answer.status_code == 403
        assert "_auth_user_id" not in client.session
        page = client.get("/sign-in/").content.decode()
        assert "The demo does not start" in page
        assert 'name="role"' not in page

    def test_stop_the_start(self, demo, somebody_real):
        somebody_real()

        found = [error.id for error in run_checks(databases=["default"])]

        assert "accounts.E001" in found


class TestCheck:
    def test_finds_nothing_in_a_database_of_made_up_people(self, demo):
        PersonFactory(is_demo=True)

        assert demo_accounts.refusal() == ""
        assert checks.demo_holds_no_real_people(databases=["default"]) == []

    def test_is_silent_outside_the_demo(self, settings):
        settings.DEMO = False
        UserFactory()

        assert checks.demo_holds_no_real_people(databases=["default"]) == []
