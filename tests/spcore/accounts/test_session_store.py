"""Reading a session, and with it whose it is."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from spcore.accounts.models import Membership, User
from spcore.accounts.roles import Role
from spcore.accounts.session_store import SessionStore
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def kept(**words: str) -> str:
    """Return the key of a session that Django's own engine wrote."""
    session = db.SessionStore()
    session.update(words)
    session.create()
    return session.session_key


def noted(user: User, key: str) -> UserSession:
    """Note that somebody is signed in with this session."""
    return UserSession.objects.create(session_key=key, user=user, ip="127.0.0.1")


class TestSessionStore:
    def test_reads_what_djangos_own_engine_wrote(self):
        kept(colour="red")
        mine = kept(colour="green")

        assert SessionStore(mine)["colour"] == "green"

    def test_reads_nothing_of_one_that_is_over_or_not_there(self):
        over, user = kept(colour="red"), UserFactory()
        noted(user, over)
        Session.objects.filter(pk=over).update(expire_date=timezone.now() - timedelta(seconds=1))

        for key in (over, "a-key-that-nobody-has"):
            session = SessionStore(key)
            assert session.get("colour") is None
            assert session.session_key is None
            assert session.user_brought(user.pk) is None

    def test_brings_the_user_and_the_roles_they_hold_in_one_statement(
        self, django_assert_num_queries
    ):
        noted(MembershipFactory().user, kept())
        held = MembershipFactory(role=Role.PROVIDER)
        MembershipFactory(user=held.user, ended_at=timezone.now())
        key = kept(colour="green")
        noted(held.user, key)
        SessionStore(key).load()

        with django_assert_num_queries(1):
            session = SessionStore(key)
            assert session["colour"] == "green"
            user = session.user_brought(held.user_id)

        assert user == held.user
        assert [role["id"] for role in user.roles_held] == [str(held.pk)]
        assert (user.password, user.created_at) == (held.user.password, held.user.created_at)

    def test_brings_nobody_where_nobody_is_noted_and_nobody_but_who_is_asked_for(self):
        user, key = UserFactory(), kept(colour="green")
        alone = SessionStore(key)
        assert (alone["colour"], alone.user_brought(user.pk)) == ("green", None)

        noted(user, key)
        session = SessionStore(key)
        session.load()
        assert session.user_brought(uuid4()) is None
        assert session.user_brought(user.pk) is None  # what was brought is given once

    def test_keeps_the_note_where_the_key_is_changed(self):
        user = UserFactory()
        session = SessionStore(kept(colour="green"))
        note = noted(user, session.session_key)
        before = session.session_key

        session.cycle_key()

        note.refresh_from_db()
        assert note.session_key == session.session_key != before
        assert SessionStore(before).get("colour") is None
        assert SessionStore(session.session_key)["colour"] == "green"


class TestSignedIn:
    """What a session says counts, at every request; what came with it is read as freshly."""

    @pytest.fixture
    def held(self, client: Client) -> Membership:
        held = MembershipFactory(role=Role.PROVIDER)
        client.force_login(held.user)
        assert actor_of(client).membership_id == held.pk
        return held

    def test_as_another_than_the_note_says_is_believed_to_the_session(self, client, held):
        other = MembershipFactory(role=Role.SCHEME_ADMIN)
        UserSession.objects.update(user=other.user)

        assert client.session[SESSION_KEY] == str(held.user_id)
        assert actor_of(client).membership_id == held.pk

    def test_without_a_note_is_read_by_itself(self, client, held):
        UserSession.objects.all().delete()

        assert actor_of(client).membership_id == held.pk

    def test_is_not_made_by_a_note(self, client, held):
        session = client.session
        for key in list(session.keys()):
            del session[key]
        session["colour"] = "green"
        session.save()

        assert UserSession.objects.filter(session_key=session.session_key).exists()
        assert not actor_of(client).is_known

    def test_ends_with_the_role_at_the_next_request(self, client, held):
        Membership.objects.update(ended_at=timezone.now())

        assert not actor_of(client).is_known

    @pytest.mark.parametrize(
        "change",
        [
            {"is_active": False},
            {"password": "another"},
            {"sessions_ended_at": timezone.now() + timedelta(days=1)},
        ],
        ids=["closed", "new password", "ended by a colleague"],
    )
    def test_ends_with_the_account(self, client, held, change):
        User.objects.filter(pk=held.user_id).update(**change)

        assert client.get("/acting-as/").headers["Location"].startswith("/sign-in/")

    def test_ends_where_it_is_ended_on_the_list(self, client, held):
        UserSession.objects.get().end()

        assert client.get("/acting-as/").headers["Location"].startswith("/sign-in/")

    def test_stays_on_the_list_after_choosing_a_role(self, client, held):
        other = MembershipFactory(user=held.user, role=Role.TEAM_ADMIN)

        client.post("/acting-as/", {"membership": other.pk})

        assert actor_of(client).membership_id == other.pk
        assert UserSession.objects.get().session_key == client.session.session_key


def actor_of(client: Client):
    """Return who the pages take the browser for."""
    return client.get("/privacy/").context["actor"]
