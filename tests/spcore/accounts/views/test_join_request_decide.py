"""Saying yes or no to somebody who asks to join."""

import pytest
from django.test import Client

from spcore.accounts.models import (
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationKind,
)
from spcore.accounts.roles import Role
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory
from tests.spcore.accounts.views.browsing import signed_in

pytestmark = pytest.mark.django_db


def somebody_of(organisation: Organisation, *, may_approve: bool) -> Client:
    client = signed_in(Role.OTHER_REFERRER, organisation, Client())
    Membership.objects.filter(organisation=organisation, ended_at=None).update(
        may_approve=may_approve
    )
    return client


@pytest.fixture
def school():
    return OrganisationFactory(kind=OrganisationKind.REFERRER, email_domain="school.example")


@pytest.fixture
def asked(school, now):
    return JoinRequest.objects.create(
        organisation=school, name="Tom Shaw", email="tom@school.example", asked_at=now
    )


class TestJoinRequestDecide:
    def test_yes_sends_the_invitation_to_the_address(self, school, asked):
        approver = somebody_of(school, may_approve=True)
        assert "Tom Shaw" in approver.get("/people/").content.decode()

        approver.post(f"/people/requests/{asked.pk}/", {"decision": "yes"})

        invitation = Invitation.objects.get()
        assert (invitation.email, invitation.organisation) == ("tom@school.example", school)
        assert not invitation.may_approve
        asked.refresh_from_db()
        assert asked.is_approved

    def test_no_sends_nothing_and_is_over(self, school, asked):
        approver = somebody_of(school, may_approve=True)

        approver.post(f"/people/requests/{asked.pk}/", {"decision": "no"})

        assert not Invitation.objects.exists()
        assert approver.get(f"/people/requests/{asked.pk}/").status_code == 404

    def test_a_colleague_without_leave_decides_nothing(self, school, asked):
        colleague = somebody_of(school, may_approve=False)

        assert colleague.get("/people/").status_code == 403
        answer = colleague.post(f"/people/requests/{asked.pk}/", {"decision": "yes"})
        assert answer.status_code == 404
        assert not Invitation.objects.exists()
        assert "People who sign in" not in colleague.get("/referrals/add/").content.decode()

    def test_another_organisation_sees_nothing(self, asked):
        other = OrganisationFactory(kind=OrganisationKind.REFERRER)
        stranger = somebody_of(other, may_approve=True)

        assert stranger.get(f"/people/requests/{asked.pk}/").status_code == 404
        assert "Tom Shaw" not in stranger.get("/people/").content.decode()

    def test_whoever_approves_also_removes(self, school, asked):
        approver = somebody_of(school, may_approve=True)
        leaving = MembershipFactory(
            organisation=school, role=Role.OTHER_REFERRER, user=UserFactory(is_demo=True)
        )

        approver.post(f"/people/roles/{leaving.pk}/end/")

        leaving.refresh_from_db()
        assert leaving.ended_at is not None

    def test_whoever_approves_gives_no_role_elsewhere(self, school):
        approver = somebody_of(school, may_approve=True)
        practice = OrganisationFactory()

        assert approver.get(f"/people/invite/{practice.pk}/").status_code == 404


class TestClaimOfListings:
    def test_an_editor_decides_while_nobody_signs_in_for_the_provider(self, now):
        provider = OrganisationFactory(kind=OrganisationKind.PROVIDER, name="Fishergate Choir")
        claim = JoinRequest.objects.create(
            organisation=provider, name="Mo Choir", email="mo@choir.example", asked_at=now
        )
        place = OrganisationFactory(kind=OrganisationKind.INFRASTRUCTURE)
        editor = signed_in(Role.DIRECTORY_EDITOR, place, Client())
        shown = editor.get("/my-services/").content.decode()
        address = f"/people/requests/{claim.pk}/"
        kept = MembershipFactory(organisation=provider, role=Role.PROVIDER)
        hidden = editor.get(address).status_code
        kept.delete()

        answer = editor.post(address, {"decision": "yes"})

        assert "Mo Choir, Fishergate Choir" in shown
        assert hidden == 404
        assert answer.url == "/my-services/"
        assert Invitation.objects.get().role == Role.PROVIDER

    def test_an_editor_decides_on_no_school_s_people(self, asked):
        place = OrganisationFactory(kind=OrganisationKind.INFRASTRUCTURE)
        editor = signed_in(Role.DIRECTORY_EDITOR, place, Client())

        assert editor.get(f"/people/requests/{asked.pk}/").status_code == 404
