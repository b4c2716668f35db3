"""What came of suggestions, in public."""

import pytest
from django.utils import timezone

from providers.models import Suggestion

pytestmark = pytest.mark.django_db


def suggestion(**fields) -> Suggestion:
    said = {"words": "My neighbour Ada Quill is alone", "sent_at": timezone.now()}
    return Suggestion.objects.create(**said | fields)


class TestSuggestionList:
    def test_shows_the_editors_words_and_never_the_senders(self, client):
        suggestion(state="added", title="A lunch club", answer="It opens in May")
        suggestion(state="new", title="Not yet public")
        suggestion(state="set_aside", title="Spam")

        page = client.get("/directory/missing/").content.decode()

        assert "A lunch club" in page
        assert "It opens in May" in page
        for unseen in ("Ada Quill", "Not yet public", "Spam"):
            assert unseen not in page
