"""What is answered when no page can be."""

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from spcore.ui.views.refusals import failed
from tests.factories.accounts import MembershipFactory

pytestmark = pytest.mark.django_db


def signed_in() -> Client:
    """Return the browser of somebody who signed in."""
    client = Client()
    client.force_login(MembershipFactory().user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


class TestRefusals:
    def test_a_missing_page_is_the_same_bytes_whatever_the_address(self):
        one, other = Client().get("/nothing/"), signed_in().get("/something-else/")

        assert one.status_code == other.status_code == 404
        assert one.content == other.content
        assert b"nothing" not in one.content
        assert b"nonce" not in one.content

    def test_a_form_without_its_token_is_told_so_in_plain_words(self):
        client = Client(enforce_csrf_checks=True)

        answer = client.post("/design/")

        assert answer.status_code == 403
        assert "Please send the page again" in answer.content.decode()

    def test_our_own_error_says_so_without_the_database(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            answer = failed(None)

        assert answer.status_code == 500
        assert "something went wrong" in answer.content.decode()

    @pytest.mark.parametrize("status", [403, 404, 409, 422, 500, 503, "csrf"])
    def test_every_one_says_what_to_do_next(self, status):
        page = render_to_string(f"errors/{status}.html", {"message": "It was closed by then"})

        assert page.count("<h1") == 1
        assert 'href="/start/"' in page

    @pytest.mark.parametrize("status", [403, 409, 422, 503])
    def test_a_rule_is_told_in_its_own_words(self, status):
        page = render_to_string(f"errors/{status}.html", {"message": "It was closed by then"})

        assert "It was closed by then." in page
