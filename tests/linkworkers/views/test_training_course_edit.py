"""Changing a course of the scheme's list."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.services.test_training_courses import admin_of
from tests.linkworkers.training import course_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingCourseEdit:
    def test_changes_it_and_shows_both_to_whoever_was_slower(self):
        world = small_world()
        course = course_in(world)
        browser, address = signed_in(admin_of(world)), f"/scheme/training/{course.pk}/"
        form = {"name": "Safeguarding", "months": "24", "is_open": "on", "version": "0"}

        browser.post(address, form)
        page = text_of(browser.post(address, form | {"months": "6"}))

        course.refresh_from_db()
        assert course.months == 24
        assert "Somebody else has changed this" in page

    def test_is_not_there_for_another_scheme(self):
        course = course_in(small_world())

        answer = signed_in(admin_of(small_world())).get(f"/scheme/training/{course.pk}/")

        assert answer.status_code == 404
