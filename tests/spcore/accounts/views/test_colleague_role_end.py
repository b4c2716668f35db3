"""Ending a colleague's role."""

import pytest
from django.test import Client

from spcore.accounts.models import Membership, OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
    OrganisationFactory,
    user_with_password,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import give_password
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


class TestColleagueRoleEnd:
    def test_bites_on_the_next_request(self, administrator, world: World):
        other = user_with_password()
        membership = MembershipFactory(
            user=other, role=Role.REFERRER_ADMIN, organisation=world.practice
        )
        browser = Client()
        give_password(browser, other)
        assert browser.get("/people/").status_code == 200

        administrator.post(f"/people/roles/{membership.pk}/end/")

        assert browser.get("/people/").status_code == 403
        assert Membership.objects.get(pk=membership.pk).ended_at is not None

    @pytest.mark.parametrize(
        ("role", "said"),
        [
            (Role.REFERRER_CLINICIAN, "their colleagues see how it goes"),
            (Role.OTHER_REFERRER, "No colleague of theirs sees it"),
            (Role.LINK_WORKER, "allocate it to somebody else"),
            (Role.PRIVACY_OFFICER, "stays on record"),
        ],
    )
    def test_says_what_becomes_of_what_they_did(self, world: World, role, said):
        kinds = {
            Role.REFERRER_CLINICIAN: world.practice,
            Role.OTHER_REFERRER: OrganisationFactory(kind=OrganisationKind.REFERRER),
            Role.LINK_WORKER: world.team,
            Role.PRIVACY_OFFICER: world.scheme,
        }
        held = MembershipFactory(role=role, organisation=kinds[role])

        page = signed_in(Role.SCHEME_ADMIN, world.scheme).get(f"/people/roles/{held.pk}/end/")

        assert said in page.content.decode()
