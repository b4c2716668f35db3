"""The scheme's list of training."""

import pytest

from linkworkers.models import TrainingCourse
from linkworkers.services import training_courses as courses
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.training import course_in

pytestmark = pytest.mark.django_db


def admin_of(world):
    return actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)


class TestCourses:
    def test_the_usual_ones_are_added_once(self):
        world = small_world()
        course_in(world, "lone working")

        numbers = [courses.add_usual_courses(actor=admin_of(world)) for _ in range(2)]

        assert numbers == [len(courses.USUAL) - 1, 0]

    def test_are_changed_by_the_schemes_own_people_alone(self):
        world, other = small_world(), small_world()
        course, fields = course_in(world), courses.CourseFields("New", 24)
        change = {"course_id": course.pk, "fields": fields, "version": 0}

        with pytest.raises(NotVisible):
            courses.edit_course(**change, actor=admin_of(other))
        with pytest.raises(NotPermitted):
            courses.edit_course(**change, actor=world.supervisor)
        courses.edit_course(**change, actor=admin_of(world))
        with pytest.raises(Conflict):
            courses.edit_course(**change, actor=admin_of(world))

        assert TrainingCourse.objects.get().name == "New"
