"""The words to read aloud."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestConsentWords:
    def test_names_each_purpose_and_that_the_others_may_be_refused(self):
        page = text_of(Client().get(reverse("referrals:consent_words")))

        assert "Sharing with a service" in page
        assert "Saying no to 2, 3, 4 or 5 never stops you" in page
        assert "keeps its own record" in page

    def test_never_calls_consent_the_legal_basis_of_care(self):
        page = text_of(Client().get(reverse("referrals:consent_words")))

        assert "GDPR" not in page
        assert "because the law asks it to" in page
