"""Naming who approves colleagues, where nobody does any more."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from spcore.accounts import services
from spcore.accounts.actor import Actor
from spcore.accounts.models import Invitation, JoinRequest, OrganisationKind
from spcore.accounts.roles import Role
from spcore.accounts.selectors import approvers_of
from spcore.audit.models import AuditEntry
from spcore.errors import NotPermitted
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(world: World, client: Client) -> Client:
    """A scheme's administrator, signed in."""
    return signed_in(Role.SCHEME_ADMIN, world.scheme, client)


@pytest.fixture
def office():
    """Give an organisation that refers, with somebody who approves and somebody who does not."""
    return OrganisationFactory(kind=OrganisationKind.REFERRER, name="Riverside Wards")


def nurse_of(office, **fields):
    return MembershipFactory(organisation=office, role=Role.OTHER_REFERRER, **fields)


def url_of(office) -> str:
    return f"/people/organisations/{office.pk}/approver/"


class TestApproverChoose:
    def test_is_offered_once_the_last_one_has_left_and_mends_it(
        self, administrator, world: World, office
    ):
        leaver, stays = nurse_of(office, may_approve=True), nurse_of(office)
        before = administrator.get("/people/").content.decode()

        administrator.post(f"/people/roles/{leaver.pk}/end/")
        listed = administrator.get("/people/").content.decode()
        page = administrator.get(url_of(office)).content.decode()
        administrator.post(url_of(office), {"membership": stays.pk})

        stays.refresh_from_db()
        assert url_of(office) not in before
        assert url_of(office) in listed
        assert stays.user.email in page
        assert leaver.user.email not in page
        assert stays.may_approve
        assert url_of(office) not in administrator.get("/people/").content.decode()
        assert AuditEntry.objects.filter(label="approver named", object_id=stays.pk).exists()

    def test_asks_who_and_takes_nobody_of_another_organisation(self, administrator, office):
        nurse_of(office)
        other = nurse_of(OrganisationFactory(kind=OrganisationKind.REFERRER))

        asked = administrator.post(url_of(office), {}).content.decode()
        administrator.post(url_of(office), {"membership": other.pk})

        other.refresh_from_db()
        assert "Select who approves colleagues" in asked
        assert not other.may_approve

    def test_is_not_for_other_kinds_of_organisation(self, administrator, world: World):
        assert administrator.get(url_of(world.practice)).status_code == 404

    def test_asks_for_the_password_again_as_any_page_that_gives_power(self, administrator, office):
        nurse = nurse_of(office)

        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            answer = administrator.post(url_of(office), {"membership": nurse.pk})

        nurse.refresh_from_db()
        assert answer.headers["Location"].startswith("/account/confirm/")
        assert not nurse.may_approve

    def test_waits_for_somebody_who_was_invited_to_approve(self, administrator, world, office):
        nurse_of(office)
        invitation = Invitation.objects.create(
            email="new@wards.example",
            name="New",
            organisation=office,
            role=Role.OTHER_REFERRER,
            may_approve=True,
            invited_by=UserFactory(),
            expires_at=timezone.now() + timedelta(days=7),
            token_hash="x",
        )
        invited = administrator.get("/people/").content.decode()
        invitation.expires_at = timezone.now() - timedelta(days=1)
        invitation.save()

        assert url_of(office) not in invited
        assert url_of(office) in administrator.get("/people/").content.decode()


class TestNameApprover:
    def test_is_not_for_ones_own_role(self, world: World, office):
        own = nurse_of(office)
        MembershipFactory(user=own.user, organisation=world.scheme, role=Role.SCHEME_ADMIN)
        actor = Actor(Role.SCHEME_ADMIN, own.user_id, world.scheme.pk)

        with pytest.raises(NotPermitted):
            services.name_approver(actor=actor, membership_id=own.pk)

        own.refresh_from_db()
        assert not own.may_approve


class TestApproversOf:
    def test_are_the_schemes_administrators_where_the_organisation_has_none(self, world, office):
        admin = MembershipFactory(organisation=world.scheme, role=Role.SCHEME_ADMIN).user
        nurse = nurse_of(office)

        nobody = {user.pk for user in approvers_of(organisation_id=office.pk)}
        actor = Actor(Role.SCHEME_ADMIN, admin.pk, world.scheme.pk)
        services.name_approver(actor=actor, membership_id=nurse.pk)

        assert admin.pk in nobody
        assert nurse.user_id not in nobody
        assert [user.pk for user in approvers_of(organisation_id=office.pk)] == [nurse.user_id]
        assert not JoinRequest.objects.exists()
