"""The scheme's list of training."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.services.test_training_courses import admin_of
from tests.linkworkers.training import course_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingCourseList:
    def test_offers_the_usual_ones_while_it_is_empty_and_shows_no_other_schemes(self):
        world, other = small_world(), small_world()
        course_in(other, "Theirs")
        browser = signed_in(admin_of(world))

        empty = text_of(browser.get("/scheme/training/"))
        course_in(world, "Ours", months=None)
        page = text_of(browser.get("/scheme/training/"))

        assert "Begin with the usual list" in empty
        assert "Ours" in page
        assert "holds for good" in page
        assert "Theirs" not in page
