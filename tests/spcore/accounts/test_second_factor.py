"""A password alone opens no staff page; setting up, moving and resetting the second factor."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from spcore.access import ANYBODY, roles_of
from spcore.accounts import services
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import MembershipFactory, actor_in, user_with_password
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import (
    SECRET,
    code_now,
    give_app,
    give_password,
    secret_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real")]
SET_UP = "/account/second-factor/app/"
# Open to a password alone, on purpose: setting the app up, and saying again who one is.
BEFORE_SECOND_FACTOR = {"account_reauthenticate", "mfa_reauthenticate", "mfa_activate_totp"}
SAMPLES = {"uuid": str(uuid4()), "int": "1", "slug": "x", "str": "x", "path": "x"}


def routes(patterns=None, prefix="") -> list[tuple[URLPattern, str]]:
    """Return every pattern of the service with its whole address as a template."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, where)
        else:
            found.append((pattern, where))
    return found


def sample_of(pattern: URLPattern, where: str) -> str:
    """Return an address that the pattern matches."""
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        kind = {"string": "str"}.get(kind, kind)
        for known in (kind, "uuid", "str"):
            where = where.replace(f"<{known}:{name}>", SAMPLES.get(known, "x"))
        where = where.replace(f"<{name}>", "x")
    return f"/{where}"


def staff(role: Role = Role.REFERRER_CLINICIAN) -> User:
    user = user_with_password()
    MembershipFactory(user=user, role=role)
    return user


class TestPasswordAlone:
    def test_opens_no_staff_page_by_any_method(self, client):
        give_password(client, staff())
        opened, asked = [], 0

        for pattern, where in routes():
            if ANYBODY in roles_of(pattern.callback) or "(?P<" in where:
                continue
            if pattern.name in BEFORE_SECOND_FACTOR:
                continue
            for method in ("get", "post"):
                answer = getattr(client, method)(sample_of(pattern, where))
                asked += 1
                if not _is_shut(answer):
                    opened.append((method, where, answer.status_code))

        assert opened == []
        assert asked > 20

    def test_is_sent_to_set_an_app_up(self, client):
        give_password(client, staff())

        answer = client.get("/start/")

        assert answer.headers["Location"] == SET_UP

    def test_is_nobody_on_a_public_page(self, client):
        give_password(client, staff())

        page = client.get("/privacy/")

        assert not page.context["actor"].is_known

    def test_cannot_remove_an_app_or_see_codes(self, client):
        user = staff()
        give_password(client, user)
        give_app(user)

        for path in ("/account/second-factor/codes/", "/account/second-factor/app/remove/"):
            assert client.get(path).headers["Location"] == SET_UP
        client.post("/account/second-factor/app/remove/")
        assert Authenticator.objects.filter(user=user, type="totp").exists()

    def test_is_signed_out_where_an_app_was_set_up_meanwhile(self, client):
        user = staff()
        give_password(client, user)
        give_app(user)

        answer = client.get(SET_UP)

        assert answer.headers["Location"] == "/sign-in/"
        assert "_auth_user_id" not in client.session


def _is_shut(answer) -> bool:
    if answer.status_code in (301, 302, 303):
        return answer.headers["Location"].startswith((SET_UP, "/sign-in/"))
    return answer.status_code in (401, 403, 405)  # 405: no such method, to anybody


class TestSetUp:
    def test_shows_a_picture_and_the_key(self, client):
        give_password(client, staff())

        page = client.get(SET_UP).content.decode()

        assert "data:image/svg+xml;base64," in page
        assert client.session["mfa.totp.secret"] in page

    def test_with_a_right_code_opens_the_staff_pages_and_shows_recovery_codes(self, client):
        user = staff()
        give_password(client, user)
        client.get(SET_UP)

        answer = client.post(SET_UP, {"code": code_now(client.session["mfa.totp.secret"])})

        assert answer.headers["Location"] == "/account/second-factor/codes/"
        page = client.get("/account/second-factor/codes/").content.decode()
        assert page.count("<code>") == 10
        assert client.get("/acting-as/").status_code == 200

    def test_with_a_wrong_code_opens_nothing(self, client):
        user = staff()
        give_password(client, user)
        client.get(SET_UP)

        page = client.post(SET_UP, {"code": "123"})

        assert "The code is not right" in page.content.decode()
        assert client.get("/start/").headers["Location"] == SET_UP

    def test_tells_the_owner(self, client, django_capture_on_commit_callbacks):
        user = staff()
        give_password(client, user)
        client.get(SET_UP)

        with django_capture_on_commit_callbacks(execute=True):
            client.post(SET_UP, {"code": code_now(client.session["mfa.totp.secret"])})

        assert OutboxMessage.objects.get().topic == "account.sign_in_changed"

    def test_keeps_the_secret_encrypted(self):
        user = staff()

        give_app(user)

        kept = Authenticator.objects.get(user=user).data["secret"]
        assert SECRET not in kept
        assert secret_of(user) == SECRET

    def test_outlives_a_rotated_secret_key(self, settings):
        user = staff()
        give_app(user)

        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another key altogether, long enough for anybody"

        assert secret_of(user) == SECRET


class TestRecoveryCode:
    def test_lets_in_once(self, client):
        user = staff()
        give_password(client, user)
        client.get(SET_UP)
        client.post(SET_UP, {"code": code_now(client.session["mfa.totp.secret"])})
        page = client.get("/account/second-factor/codes/")
        code = page.context["unused_codes"][0]

        answers = []
        for browser in (Client(), Client()):
            give_password(browser, user)
            answers.append(browser.post("/sign-in/code/", {"code": code}).status_code)

        assert answers == [302, 200]


class TestMoveToNewPhone:
    def test_shuts_the_staff_pages_until_the_new_app_is_set_up(self, client):
        user = staff()
        give_app(user)
        sign_in(client, user)

        answer = client.post("/account/second-factor/app/remove/")

        assert answer.headers["Location"] == "/account/second-factor/"
        assert client.get("/start/").headers["Location"] == SET_UP
        client.get(SET_UP)
        client.post(SET_UP, {"code": code_now(client.session["mfa.totp.secret"])})
        assert client.get("/acting-as/").status_code == 200


class TestReset:
    def test_forgets_the_app_and_ends_every_session(self, world: World, now):
        helper = actor_in(Role.REFERRER_ADMIN, world.practice)
        user = user_with_password()
        MembershipFactory(user=user, organisation=world.practice)
        give_app(user)
        browser = Client()
        sign_in(browser, user)

        services.reset_second_factor(actor=helper, at=now + timedelta(minutes=1), user_id=user.pk)

        assert browser.get("/acting-as/").headers["Location"].startswith("/sign-in/")
        assert not Authenticator.objects.filter(user=user).exists()

    def test_is_audited_and_told_by_email(self, world: World, now):
        helper = actor_in(Role.REFERRER_ADMIN, world.practice)
        user = user_with_password()
        MembershipFactory(user=user, organisation=world.practice)

        services.reset_second_factor(actor=helper, at=now, user_id=user.pk)

        entry = AuditEntry.objects.get(label="second factor reset")
        assert (entry.user_id, entry.object_id, entry.action) == (
            helper.user_id,
            user.pk,
            "settings",
        )
        message = OutboxMessage.objects.get()
        assert (message.topic, message.subject_id) == ("account.second_factor_reset", user.pk)

    def test_then_lets_the_owner_set_up_a_new_phone(self, world: World, now):
        helper = actor_in(Role.SCHEME_ADMIN, world.scheme)
        user = user_with_password()
        MembershipFactory(user=user, organisation=world.practice)
        give_app(user)
        services.reset_second_factor(actor=helper, at=now, user_id=user.pk)
        browser = Client()

        give_password(browser, user)

        assert browser.get("/start/").headers["Location"] == SET_UP
