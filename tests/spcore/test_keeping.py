"""What was typed when the sign-in had ended: kept for whoever typed it, and for nobody else."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from referrals.models import Referral
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
WORDS = "Sleeps in her car"


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/edit/"


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def opened(client: Client, draft) -> dict[str, str]:
    """Open the form and type into it; return what its button would post."""
    page = text_of(client.get(url_of(draft)))
    return {"version": "0", "reason": WORDS, "draft": "1", "typed_by": field(page, "typed_by")}


def come_back(client: Client, actor) -> None:
    client.force_login(User.objects.get(pk=actor.user_id))


class TestASignInThatEnded:
    def test_loses_nothing_that_was_typed_and_saves_nothing_by_itself(self):
        world = small_world()
        draft = world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()  # as the server forgets it after twenty minutes

        away = client.post(url_of(draft), typed)
        told = text_of(client.get(away.url))
        come_back(client, world.gp)
        page = text_of(client.get(url_of(draft)))

        assert away.url.startswith("/sign-in/?next=")
        assert "What you typed is kept" in told
        assert WORDS not in told
        assert f">\n{WORDS}</textarea>" in page
        assert "Not saved yet" in page
        assert Referral.objects.get().reason == ""

    def test_is_kept_where_no_backup_can_be_read_and_for_twenty_minutes(self, settings):
        world = small_world()
        draft = world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()
        client.post(url_of(draft), typed)
        held = [row.get_decoded() for row in Session.objects.all()]
        settings.SESSION_COOKIE_AGE = -1  # as if that long had passed
        come_back(client, world.gp)

        late = text_of(client.get(url_of(draft)))

        assert any("kept_typing" in row for row in held)
        assert not any("Sleeps" in str(row) for row in held)
        assert WORDS not in late

    def test_is_opened_after_the_secret_key_was_changed(self, settings):
        world = small_world()
        draft = world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()
        client.post(url_of(draft), typed)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-secret-key-0123456789-abcdefghij-klmnopqrstuvw"
        come_back(client, world.gp)

        assert WORDS in text_of(client.get(url_of(draft)))

    def test_gives_it_back_once(self):
        world = small_world()
        draft = world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()
        client.post(url_of(draft), typed)
        come_back(client, world.gp)

        pages = [text_of(client.get(url_of(draft))) for _look in range(2)]

        assert [WORDS in page for page in pages] == [True, False]

    def test_never_shows_it_to_a_colleague_at_the_same_computer(self):
        world = small_world()
        draft = world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()
        client.post(url_of(draft), typed)

        come_back(client, actor_in(Role.REFERRER_CLINICIAN, world.practice))
        colleagues = text_of(client.get(url_of(draft)))
        come_back(client, world.gp)
        own = text_of(client.get(url_of(draft)))

        assert WORDS not in colleagues
        assert WORDS not in own  # dropped: another person was here

    @pytest.mark.parametrize("token", ["", "made-up", "WyJ4IiwieSJd:1x:abc"])
    def test_keeps_nothing_for_a_token_we_did_not_give(self, token):
        world = small_world()
        draft = world.referral(reason="")
        client = Client()

        client.post(url_of(draft), {"reason": WORDS, "typed_by": token})

        assert not any(WORDS in str(row.get_decoded()) for row in Session.objects.all())

    def test_keeps_nothing_of_another_page_for_its_token(self):
        world = small_world()
        draft, other = world.referral(reason=""), world.referral(reason="")
        client = signed_in(world.gp)
        typed = opened(client, draft)
        client.session.flush()
        client.post(url_of(other), typed)
        come_back(client, world.gp)

        assert WORDS not in text_of(client.get(url_of(other)))


class TestAnOldToken:
    def test_loses_nothing_either(self):
        world = small_world()
        draft = world.referral(reason="")
        client = Client(enforce_csrf_checks=True)
        come_back(client, world.gp)
        typed = opened(client, draft) | {"csrfmiddlewaretoken": "x" * 64}

        response = client.post(url_of(draft), typed)
        page = text_of(client.get(response.url))

        assert response.url == url_of(draft)
        assert f">\n{WORDS}</textarea>" in page
        assert Referral.objects.get().reason == ""

    def test_is_refused_where_it_is_not_ours(self):
        world = small_world()
        draft = world.referral(reason="")
        client = Client(enforce_csrf_checks=True)
        come_back(client, world.gp)

        response = client.post(url_of(draft), {"reason": WORDS, "typed_by": "made-up"})

        assert response.status_code == 403
        assert WORDS not in text_of(client.get(url_of(draft)))
