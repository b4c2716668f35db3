"""Who may open the list of colleagues and the pages behind it, and what it shows."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from spcore.accounts import policies
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import STAFF_ROLES, Role
from tests.factories.accounts import (
    InvitationFactory,
    MembershipFactory,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.test_policies import HOME
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db
UUID = r"[0-9a-f]{8}-[0-9a-f-]{27}"


class TestWhoMayOpen:
    @pytest.mark.parametrize("role", sorted(STAFF_ROLES))
    def test_the_list_is_for_its_readers(self, world: World, role):
        browser = signed_in(role, world.near[HOME[role]])

        # Another referrer only with leave to approve colleagues, which this one has not.
        expected = 200 if role in policies.READERS - {Role.OTHER_REFERRER} else 403
        assert browser.get("/people/").status_code == expected

    @pytest.mark.parametrize("role", sorted(policies.READERS))
    def test_a_colleague_of_another_place_is_a_missing_page(self, world: World, role):
        browser = signed_in(role, world.near[HOME[role]])
        stranger = MembershipFactory(organisation=world.far[OrganisationKind.PRACTICE])
        paths = [
            f"/people/{stranger.user_id}/",
            f"/people/{stranger.user_id}/disable/",
            f"/people/{stranger.user_id}/enable/",
            f"/people/{stranger.user_id}/roles/add/",
            f"/people/{stranger.user_id}/second-factor/reset/",
            f"/people/roles/{stranger.pk}/end/",
            f"/people/invite/{stranger.organisation_id}/",
            f"/people/invitations/{InvitationFactory(organisation=stranger.organisation).pk}/cancel/",
        ]
        for path in paths:
            missing_path = re.sub(UUID, str(uuid4()), path)
            for method in (browser.get, browser.post):
                answer, missing = method(path), method(missing_path)
                assert answer.status_code in (403, 404, 405), path
                assert (answer.status_code, answer.content) == (
                    missing.status_code,
                    missing.content,
                )

        stranger.user.refresh_from_db()
        assert stranger.user.is_active

    @pytest.mark.parametrize(
        "path",
        ["disable/", "enable/", "second-factor/reset/", "roles/add/"],
    )
    def test_every_act_needs_the_forms_token(self, world: World, colleague, path):
        strict = Client(enforce_csrf_checks=True)
        admin = MembershipFactory(role=Role.REFERRER_ADMIN, organisation=world.practice).user
        strict.force_login(admin)

        assert strict.post(f"/people/{colleague.pk}/{path}").status_code == 403

    def test_opening_a_page_changes_nothing(self, administrator, colleague):
        before = list(User.objects.order_by("pk").values("pk", "is_active", "sessions_ended_at"))
        membership = colleague.memberships.get()
        for path in ("disable/", "enable/", "second-factor/reset/", "roles/add/", ""):
            assert administrator.get(f"/people/{colleague.pk}/{path}").status_code == 200
        assert administrator.get(f"/people/roles/{membership.pk}/end/").status_code == 200

        after = list(User.objects.order_by("pk").values("pk", "is_active", "sessions_ended_at"))
        assert after == before
        assert colleague.memberships.get().ended_at is None


class TestColleagueList:
    def test_shows_people_and_open_invitations(self, administrator, colleague, world: World):
        InvitationFactory(name="Nia Rees", organisation=world.practice)
        InvitationFactory(name="Far Away", organisation=world.far[OrganisationKind.PRACTICE])

        page = administrator.get("/people/").content.decode()

        assert colleague.name in page
        assert "Nia Rees" in page
        assert "Far Away" not in page

    def test_finds_by_name_address_and_organisation(self, administrator, world: World):
        MembershipFactory(organisation=world.practice, user__name="Anwen Pryce")
        MembershipFactory(organisation=world.practice, user__name="Bob Odd")

        found = administrator.get("/people/", {"q": f"anwen {world.practice.name}"})
        nobody = administrator.get("/people/", {"q": "anwen odd\x00"})

        names = [row["name"] for row in found.context["rows"]]
        assert names == ["Anwen Pryce"]
        assert "Nobody found" in nobody.content.decode()

    def test_bears_an_address_with_rubbish_in_it(self, administrator):
        assert administrator.get("/people/?after=x").status_code == 200
        assert administrator.get(f"/people/?after={uuid4()}").status_code == 200

    def test_takes_as_many_queries_for_many_as_for_few(
        self, administrator, world: World, django_assert_max_num_queries
    ):
        for _turn in range(20):
            MembershipFactory(organisation=world.practice)
        administrator.get("/people/")

        with django_assert_max_num_queries(5):
            administrator.get("/people/")
