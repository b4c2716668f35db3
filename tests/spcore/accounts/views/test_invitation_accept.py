"""The private link of an invitation, from its opening to the account."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from spcore.accounts import services
from spcore.accounts.models import Invitation, Membership, User
from spcore.accounts.roles import Role
from spcore.accounts.tokens import token_of
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.accounts import (
    PASSWORD,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
    actor_in,
    user_with_password,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import give_app, give_password, sign_in

pytestmark = pytest.mark.django_db
FORM = {"name": "Ines Marsh", "password": PASSWORD, "password_again": PASSWORD}
GONE = "This link does not work"


def link_of(invitation: Invitation) -> str:
    return f"/invitation/{token_of(invitation.pk)}/"


def open_link(client: Client, invitation: Invitation):
    client.get(link_of(invitation))
    return client.get("/invitation/")


class TestInvitationAccept:
    def test_makes_the_account_with_its_role(self, client):
        invitation = InvitationFactory(role=Role.LINK_WORKER)
        open_link(client, invitation)

        answer = client.post("/invitation/", FORM)

        assert answer.headers["Location"] == "/sign-in/"
        user = User.objects.get(email=invitation.email)
        membership = user.memberships.get()
        assert (user.name, membership.role) == ("Ines Marsh", Role.LINK_WORKER)
        assert membership.organisation == invitation.organisation
        assert give_password(Client(), user).headers["Location"] == "/start/"
        assert AuditEntry.objects.filter(label="invitation accepted", user_id=user.pk).exists()

    def test_works_once(self, client):
        invitation = InvitationFactory()
        open_link(client, invitation)
        client.post("/invitation/", FORM)

        page = open_link(Client(), invitation)

        assert GONE in page.content.decode()

    def test_works_for_seven_days_even_in_an_open_tab(self, client):
        invitation = InvitationFactory()
        late = timezone.now() + timedelta(days=7, minutes=1)
        with time_machine.travel(late - timedelta(minutes=3)):
            assert "Make your account" in open_link(client, invitation).content.decode()

        with time_machine.travel(late):
            page = client.post("/invitation/", FORM)

        assert page.status_code == 404
        assert not User.objects.filter(email=invitation.email).exists()

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"name": ""}, "Enter your full name"),
            ({"password": "", "password_again": ""}, "Enter a password"),
            ({"password_again": "something else altogether"}, "The two passwords are not the same"),
            ({"password": "short1", "password_again": "short1"}, "at least 12 characters"),
            ({"password": "password123456", "password_again": "password123456"}, "too common"),
            (
                {"password": "invited-someone", "password_again": "invited-someone"},
                "too similar to the email",
            ),
            (
                {"password": "ines-marsh-ines", "password_again": "ines-marsh-ines"},
                "too similar to the name",
            ),
        ],
    )
    def test_refuses_a_form_with_a_flaw(self, client, change, message):
        invitation = InvitationFactory(email="invited-someone@x.example")
        open_link(client, invitation)

        page = client.post("/invitation/", {**FORM, **change})

        assert message in page.content.decode()
        assert not User.objects.filter(email=invitation.email).exists()

    def test_cannot_be_posted_without_the_link(self, client):
        InvitationFactory()

        assert client.post("/invitation/", FORM).status_code == 404

    def test_keeps_a_referrer_policy_with_which_a_browser_can_post(self, client):
        page = open_link(client, InvitationFactory())

        assert page.headers["Referrer-Policy"] == "same-origin"

    def test_needs_the_forms_token(self):
        strict = Client(enforce_csrf_checks=True)
        open_link(strict, InvitationFactory())

        assert strict.post("/invitation/", FORM).status_code == 403

    def test_made_in_the_demo_is_a_demo_account(self, client, settings):
        invitation = InvitationFactory()
        open_link(client, invitation)

        client.post("/invitation/", FORM)

        assert User.objects.get(email=invitation.email).is_demo is settings.DEMO


class TestJoin:
    def test_never_sets_the_password_of_an_account_that_exists(self, client):
        user = user_with_password()
        open_link(client, InvitationFactory(email=user.email))

        page = client.post("/invitation/", {**FORM, "password": "x" * 14})

        assert "You have an account already" in page.content.decode()
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        assert not user.memberships.exists()

    def test_gives_the_role_to_its_owner_once_signed_in(self, client):
        user = user_with_password()
        MembershipFactory(user=user)
        invitation = InvitationFactory(email=user.email, role=Role.PROVIDER)
        open_link(client, invitation)
        client.post("/sign-in/?next=/invitation/", {"login": user.email, "password": PASSWORD})

        answer = client.post("/invitation/")

        assert answer.headers["Location"] == "/acting-as/"
        assert {row.role for row in user.memberships.all()} == {
            Role.REFERRER_CLINICIAN,
            Role.PROVIDER,
        }

    def test_is_not_for_another_account(self, client):
        user, other = user_with_password(), user_with_password()
        invitation = InvitationFactory(email=user.email)
        give_password(client, other)
        open_link(client, invitation)

        page = client.post("/invitation/")

        assert "You are signed in with another account" in page.content.decode()
        assert not Membership.objects.exists()

    @pytest.mark.usefixtures("real")
    def test_wants_the_second_factor_too(self, client):
        user = user_with_password()
        invitation = InvitationFactory(email=user.email)
        give_password(client, user)
        open_link(client, invitation)
        client.post("/invitation/")

        assert not user.memberships.exists()
        browser = Client()
        give_app(user)
        sign_in(browser, user)
        open_link(browser, invitation)
        browser.post("/invitation/")
        assert user.memberships.exists()


class TestServices:
    def test_refuse_an_account_twice_and_a_stranger(self, now):
        user, other = UserFactory(), UserFactory()
        invitation = InvitationFactory(email=user.email)

        with pytest.raises(Conflict):
            services.accept_invitation(
                invitation_id=invitation.pk, name="X", password=PASSWORD, at=now
            )
        with pytest.raises(NotPermitted):
            services.join_by_invitation(invitation_id=invitation.pk, user=other, at=now)
        with pytest.raises(NotVisible):
            services.join_by_invitation(invitation_id=uuid4(), user=user, at=now)

    def test_replace_an_open_invitation(self, world: World, now):
        actor = actor_in(Role.REFERRER_ADMIN, world.practice)
        first, second = (
            services.invite_colleague(
                actor=actor,
                at=now,
                new=services.NewInvitation(
                    email="Nia@staff.example",
                    name="Nia Rees",
                    organisation_id=world.practice.pk,
                    role=Role.REFERRER_ADMIN,
                    nonce=uuid4(),
                ),
            )
            for _turn in range(2)
        )

        pending = Invitation.objects.usable(at=now).values_list("pk", flat=True)
        assert list(pending) == [second.pk]
        assert first.email == "nia@staff.example"

    def test_make_one_of_a_double_click(self, world: World, now):
        actor = actor_in(Role.REFERRER_ADMIN, world.practice)
        new = services.NewInvitation(
            email="nia@staff.example",
            name="Nia Rees",
            organisation_id=world.practice.pk,
            role=Role.REFERRER_ADMIN,
            nonce=uuid4(),
        )

        services.invite_colleague(actor=actor, at=now, new=new)
        services.invite_colleague(actor=actor, at=now, new=new)

        assert Invitation.objects.count() == 1
