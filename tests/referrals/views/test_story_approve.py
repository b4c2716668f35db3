"""The button for a story: approve."""

import pytest

from referrals.models import Story
from tests.factories.referrals import small_world
from tests.referrals.telling import told
from tests.referrals.views.test_story_list import browser

pytestmark = pytest.mark.django_db


class TestButton:
    def test_somebody_of_another_scheme_or_a_worker_may_not(self):
        story = told(small_world().worker)

        page = browser(small_world().worker).post(f"/stories/{story.pk}/approve/")

        assert page.status_code == 403
        assert Story.objects.get().words
