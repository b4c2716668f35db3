"""Every unsafe method needs our token, but for a named list (security.md B8)."""

from tests.architecture.urls import all_pages

# Each prefills a page and changes nothing else; why: docs/decisions.
WITHOUT_TOKEN = {"accounts:token", "referrals:referral_launch", "linkworkers:check_in_open"}


class TestTokens:
    def test_only_the_named_pages_take_a_form_without_our_token(self):
        exempt = {
            page.name
            for page in all_pages()
            if getattr(page.view, "csrf_exempt", False) and not hasattr(page.view, "cls")
        }

        assert exempt == WITHOUT_TOKEN
