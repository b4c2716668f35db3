"""The page design."""

import pytest
from django.urls import reverse

from spcore.ui.statuses import TAGS
from spcore.ui.templatetags.ui import register

ONLY_FOR_LAYOUTS = {"page_header", "page_footer", "way_back"}

pytestmark = pytest.mark.django_db


class TestDesign:
    def test_shows_every_tag_and_says_how_to_ask_for_it(self, client):
        page = client.get(reverse("ui:design")).content.decode()

        for name in register.tags:
            if name not in ONLY_FOR_LAYOUTS:
                assert f"{{% {name} " in page or f"{{% {name} %" in page, name

    def test_shows_every_status(self, client):
        page = client.get(reverse("ui:design")).content.decode()

        for _colour, label in TAGS.values():
            assert f">{label}</strong>" in page
