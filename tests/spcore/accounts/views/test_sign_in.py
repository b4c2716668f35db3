"""Signing in: the door, its throttle, its silence, and where it leads."""

from datetime import timedelta
from statistics import median
from time import perf_counter

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import MembershipFactory, user_with_password
from tests.spcore.accounts.signing import code_now, give_app, give_password, session_id, sign_in

pytestmark = pytest.mark.django_db
MISMATCH = "The email address or the password is not right"
TOO_MANY = "Too many tries"


def clinician(**fields: object) -> User:
    user = user_with_password(**fields)
    MembershipFactory(user=user, role=Role.REFERRER_CLINICIAN)
    return user


def guess(client: Client, email: str, number: int = 0, **more: str):
    return client.post("/sign-in/", {"login": email, "password": f"wrong guess {number}"}, **more)


class TestSignIn:
    def test_leads_to_the_start_page(self, client):
        answer = give_password(client, clinician())

        assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")

    def test_takes_the_address_in_any_case(self, client):
        user = clinician(email="anna.bell@staff.example")

        answer = client.post(
            "/sign-in/",
            {"login": "Anna.Bell@STAFF.example ", "password": "correct horse battery staple"},
        )

        assert answer.headers["Location"] == "/start/"
        assert client.session["_auth_user_id"] == str(user.pk)

    def test_is_written_in_the_trail_with_no_password_or_address(self, client):
        user = clinician()

        guess(client, user.email)
        give_password(client, user)

        rows = list(AuditEntry.objects.order_by("id").values_list("label", "user_id"))
        assert rows == [("sign-in refused", None), ("signed in", user.pk)]

    def test_asks_for_what_is_missing_in_plain_words(self, client):
        page = client.post("/sign-in/", {"login": "", "password": ""}).content.decode()

        assert "Enter your email address" in page
        assert "Enter your password" in page

    def test_needs_the_forms_token(self):
        user = clinician()

        answer = give_password(Client(enforce_csrf_checks=True), user)

        assert answer.status_code == 403

    def test_tells_the_owner_of_a_disabled_account_so(self, client):
        user = clinician(is_active=False)

        answer = give_password(client, user)

        assert answer.headers["Location"] == "/sign-in/closed/"
        assert "_auth_user_id" not in client.session


class TestNewSessionId:
    def test_is_given_at_sign_in_and_the_old_one_is_worthless(self, client):
        user = clinician()
        client.post("/sign-in/", {"login": user.email, "password": "x"})
        client.session.save()
        fixed = Client()
        stolen = fixed.session
        stolen.save()
        fixed.cookies[settings.SESSION_COOKIE_NAME] = stolen.session_key

        give_password(fixed, user)

        assert session_id(fixed) != stolen.session_key
        assert not Session.objects.filter(pk=stolen.session_key).exists()

    def test_never_lets_a_cookie_from_before_in(self):
        user = clinician()
        for _turn in range(20):
            victim = Client()
            victim.session.save()
            before = victim.session.session_key
            victim.cookies[settings.SESSION_COOKIE_NAME] = before
            give_password(victim, user)
            thief = Client()
            thief.cookies[settings.SESSION_COOKIE_NAME] = before

            assert thief.get("/start/").headers["Location"].startswith("/sign-in/")


class TestOnward:
    @pytest.mark.parametrize("path", ["/acting-as/", "/people/?after=1"])
    def test_goes_on_to_a_path_of_this_site(self, client, path):
        user = clinician()

        answer = client.post(
            f"/sign-in/?next={path}",
            {"login": user.email, "password": "correct horse battery staple"},
        )

        assert answer.headers["Location"] == path

    @pytest.mark.parametrize(
        "address",
        [
            "https://evil.example/",
            "http://testserver.evil.example/",
            "http://testserver/",
            "//evil.example/",
            "///evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            " //evil.example",
            "http:///evil.example",
            "/%09/evil.example\x09",
        ],
    )
    def test_never_goes_to_another_place(self, client, address):
        user = clinician()

        answer = client.post(
            "/sign-in/",
            {"login": user.email, "password": "correct horse battery staple", "next": address},
        )

        assert not answer.headers["Location"].startswith(("http", "//", "/\\", "java", "data"))


class TestThrottle:
    def test_looks_at_ten_guesses_of_an_account_and_no_more(self, client):
        user = clinician()

        pages = [guess(client, user.email, number) for number in range(40)]

        evaluated = [page for page in pages if MISMATCH in page.content.decode()]
        refused = [page for page in pages[10:] if TOO_MANY in page.content.decode()]
        assert (len(evaluated), len(refused)) == (10, 30)

    def test_then_refuses_the_right_password_too_from_a_strange_browser(self, client):
        user = clinician()
        for number in range(10):
            guess(client, user.email, number)

        answer = give_password(Client(), user, REMOTE_ADDR="192.0.2.7")

        assert TOO_MANY in answer.content.decode()

    def test_lets_the_owner_in_from_a_browser_they_used_before(self, client):
        user, owner = clinician(), Client()
        give_password(owner, user)
        owner.post("/sign-out/")
        for number in range(40):
            guess(client, user.email, number, REMOTE_ADDR="192.0.2.9")

        answer = give_password(owner, user)

        assert answer.headers["Location"] == "/start/"

    def test_counts_a_known_browsers_guesses_too(self):
        user, owner = clinician(), Client()
        give_password(owner, user)
        owner.post("/sign-out/")

        pages = [guess(owner, user.email, number).content.decode() for number in range(12)]

        assert [MISMATCH in page for page in pages] == [True] * 10 + [False] * 2

    def test_does_not_know_a_browser_for_somebody_else(self):
        user, other, browser = clinician(), clinician(), Client()
        give_password(browser, other)
        browser.post("/sign-out/")
        stranger = Client()
        for number in range(10):
            guess(stranger, user.email, number, REMOTE_ADDR="192.0.2.9")

        answer = give_password(browser, user)

        assert TOO_MANY in answer.content.decode()

    def test_ends_after_five_minutes(self, client):
        user = clinician()
        for number in range(11):
            guess(client, user.email, number)

        with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=5)):
            answer = give_password(client, user)

        assert answer.headers["Location"] == "/start/"

    def test_limits_one_password_tried_on_many_accounts_from_one_source(self):
        now = timezone.now()
        evaluated = 0
        for number in range(120):  # slowly enough not to meet the limit on posts
            with time_machine.travel(now + timedelta(seconds=2 * number), tick=False):
                page = guess(Client(), f"someone{number}@staff.example").content.decode()
            evaluated += MISMATCH in page

        assert evaluated == 50

    def test_refuses_a_flood_of_posts_whoever_they_are_for(self):
        with time_machine.travel(timezone.now(), tick=False):  # however slow the machine
            flood = [guess(Client(), f"p{number}@staff.example") for number in range(65)]

        codes = [page.status_code for page in flood]
        assert codes.count(429) == 5

    def test_is_not_reset_by_a_good_sign_in_in_between(self, client):
        user = clinician()
        for number in range(9):
            guess(client, user.email, number)
        owner = Client()
        give_password(owner, user)

        pages = [guess(client, user.email, number).content.decode() for number in range(9, 12)]

        assert [MISMATCH in page for page in pages] == [True, False, False]


class TestSilence:
    def test_answers_alike_whether_or_not_an_account_exists(self, client):
        clinician(email="known1@staff.example")

        known = _stripped(guess(Client(), "known1@staff.example"))
        unknown = _stripped(guess(Client(), "nobody@staff.example"))

        assert known.replace("known1@", "x@") == unknown.replace("nobody@", "x@")

    def test_takes_as_long(self, settings):
        settings.ACCOUNT_RATE_LIMITS = False
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
        clinician(email="known1@staff.example")
        times: dict[str, list[float]] = {"known1": [], "nobody": []}

        for _turn in range(12):
            for name, took in times.items():
                client = Client()
                began = perf_counter()
                guess(client, f"{name}@staff.example")
                took.append(perf_counter() - began)

        gap = abs(median(times["known1"]) - median(times["nobody"]))
        assert gap < 0.5 * median(times["nobody"])  # a hash is most of it; none would be far less


def _stripped(answer) -> str:
    lines = answer.content.decode().splitlines()
    return "\n".join(line for line in lines if "csrf" not in line and "nonce" not in line)


class TestSessionEnds:
    def test_after_twenty_idle_minutes(self, client):
        now = timezone.now()
        with time_machine.travel(now):
            give_password(client, clinician())
        with time_machine.travel(now + timedelta(minutes=19)):
            assert client.get("/acting-as/").status_code == 200
        with time_machine.travel(now + timedelta(minutes=40)):
            answer = client.get("/acting-as/")

        assert answer.headers["Location"] == "/sign-in/?next=%2Facting-as%2F"

    def test_not_while_it_is_used(self, client):
        now = timezone.now()
        with time_machine.travel(now):
            give_password(client, clinician())
        for minutes in range(15, 120, 15):
            with time_machine.travel(now + timedelta(minutes=minutes)):
                assert client.get("/acting-as/").status_code == 200

    def test_after_ten_hours_however_busy(self, client):
        now = timezone.now()
        with time_machine.travel(now):
            give_password(client, clinician())
        for minutes in range(10, 600, 10):
            with time_machine.travel(now + timedelta(minutes=minutes)):
                assert client.get("/acting-as/").status_code == 200
        with time_machine.travel(now + timedelta(hours=10, minutes=1)):
            answer = client.get("/acting-as/")

        assert answer.headers["Location"].startswith("/sign-in/")

    def test_when_the_account_is_disabled(self, client):
        user = clinician()
        give_password(client, user)

        User.objects.filter(pk=user.pk).update(is_active=False)

        assert client.get("/acting-as/").headers["Location"].startswith("/sign-in/")

    def test_when_a_demo_account_meets_a_real_service(self, client, settings):
        user = clinician(is_demo=True)
        give_password(client, user)

        settings.DEMO = False

        assert client.get("/acting-as/").headers["Location"].startswith("/sign-in/")


class TestSignedInOverhead:
    def test_is_one_query(self, client, django_assert_num_queries):
        sign_in(client, clinician())
        client.get("/privacy/")

        with django_assert_num_queries(1) as queries:  # session, with user and memberships
            client.get("/privacy/")

        assert "EXECUTE read_django_session_" in queries[0]["sql"]


@pytest.mark.usefixtures("real")
class TestCode:
    def test_is_asked_of_whoever_has_an_app(self, client):
        user = clinician()
        give_app(user)

        answer = give_password(client, user)

        assert answer.headers["Location"] == "/sign-in/code/"
        assert "_auth_user_id" not in client.session

    def test_opens_the_staff_pages(self, client):
        user = clinician()
        give_app(user)

        answer = sign_in(client, user)

        assert answer.headers["Location"] == "/start/"
        assert client.get("/acting-as/").status_code == 200

    def test_is_refused_when_wrong_and_after_ten_tries(self, client):
        user = clinician()
        give_app(user)
        give_password(client, user)

        pages = [
            client.post("/sign-in/code/", {"code": "000000"}).content.decode() for _try in range(12)
        ]

        assert ["The code is not right" in page for page in pages] == [True] * 10 + [False] * 2
        assert "_auth_user_id" not in client.session

    def test_works_once(self, client):
        user = clinician()
        give_app(user)
        now = timezone.now()

        with time_machine.travel(now, tick=False):
            sign_in(client, user)
            again = sign_in(Client(), user)

        assert "The code is not right" in again.content.decode()

    def test_keeps_the_onward_path(self, client):
        user = clinician()
        give_app(user)
        client.post(
            "/sign-in/?next=/acting-as/",
            {"login": user.email, "password": "correct horse battery staple"},
        )

        answer = client.post("/sign-in/code/", {"code": code_now()})

        assert answer.headers["Location"] == "/acting-as/"
