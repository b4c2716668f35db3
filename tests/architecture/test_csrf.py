"""Every unsafe method needs our token, but for a named list (security.md B8)."""

import re
from uuid import UUID

import pytest
from django.test import Client

from spcore.access import ANYBODY, SIGNED_IN, roles_of
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.architecture.urls import Page, all_pages
from tests.factories.accounts import OrganisationFactory, actor_in

# Each prefills a page and changes nothing else, but for what a mail program posts to (0069).
WITHOUT_TOKEN = {
    "accounts:token",
    "referrals:referral_launch",
    "linkworkers:check_in_open",
    "linkworkers:event_link_open",
    "linkworkers:own_link_open",
    "referrals:answer_open",
    "referrals:digest_stop",
    "providers:listings_open",
    "measures:asking_open",
}
UNSAFE = ("post", "put", "patch", "delete")
NOBODY = UUID("00000000-0000-4000-8000-000000000000")


def is_for_a_system(page: Page) -> bool:
    """Tell whether DRF answers, which knows its callers by a token in every request."""
    return hasattr(page.view, "cls")


def address(page: Page) -> str:
    """Return the page's address with the id of no row: what has no token is refused before."""
    plain = re.sub(r"<uuid:\w+>", str(NOBODY), page.pattern)
    plain = re.sub(r"\(\?P<\w+>[^)]+\)|<(?:\w+:)?\w+>", "1", plain)
    return "/" + plain.strip("^$")


def visitors() -> dict[str, Client]:
    """Return a browser for each role, and one in which nobody is signed in."""
    team = OrganisationFactory(kind="TEAM")
    found = {ANYBODY: Client(enforce_csrf_checks=True)}
    for role in Role:
        if role != Role.SYSTEM:
            found[role] = Client(enforce_csrf_checks=True)
            found[role].force_login(User.objects.get(pk=actor_in(role, team).user_id))
    return found


class TestTokens:
    def test_only_the_named_pages_take_a_form_without_our_token(self):
        exempt = {
            page.name
            for page in all_pages()
            if getattr(page.view, "csrf_exempt", False) and not is_for_a_system(page)
        }

        assert exempt == WITHOUT_TOKEN

    @pytest.mark.django_db
    def test_whoever_may_open_a_page_is_refused_without_it(self):
        clients, taken, asked = visitors(), [], 0
        for page in all_pages():
            if is_for_a_system(page) or page.name in WITHOUT_TOKEN:
                continue
            roles = roles_of(page.view) - {SIGNED_IN} or {Role.LINK_WORKER}
            client = clients[sorted(roles)[0]]
            for method in UNSAFE:
                response = getattr(client, method)(address(page))
                asked += 1
                names = [template.name for template in response.templates]
                if (response.status_code, names[:1]) != (403, ["errors/csrf.html"]):
                    taken.append((method, page.name, response.status_code))

        assert asked > 400
        assert taken == []
