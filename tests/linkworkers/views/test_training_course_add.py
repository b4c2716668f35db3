"""Putting a course on the scheme's list."""

import pytest

from linkworkers.models import TrainingCourse
from tests.factories.referrals import small_world
from tests.linkworkers.services.test_training_courses import admin_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingCourseAdd:
    def test_adds_it_and_asks_for_what_is_missing(self):
        world = small_world()
        browser = signed_in(admin_of(world))

        missing = text_of(browser.post("/scheme/training/add/", {"months": "12"}))
        browser.post("/scheme/training/add/", {"name": "Fire safety", "months": "12"})

        course = TrainingCourse.objects.get()
        assert "Enter what the course is called" in missing
        assert (course.scheme, course.months, course.is_required) == (world.scheme, 12, False)
