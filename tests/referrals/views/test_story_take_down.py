"""The button for a story: take down."""

import pytest

from referrals.models import Story
from tests.factories.referrals import small_world
from tests.referrals.telling import told
from tests.referrals.views.test_story_list import browser

pytestmark = pytest.mark.django_db


class TestButton:
    def test_somebody_of_another_scheme_finds_nothing_there(self):
        story = told(small_world().worker)

        page = browser(small_world().worker).post(f"/stories/{story.pk}/take-down/")

        assert page.status_code == 404
        assert Story.objects.get().words
