"""Beginning with the usual list of training."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.services.test_training_courses import admin_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingCourseUsual:
    def test_adds_them_for_the_schemes_administrator(self):
        world = small_world()

        page = text_of(signed_in(admin_of(world)).post("/scheme/training/usual/", follow=True))

        assert "Mental health first aid" in page
        assert signed_in(world.supervisor).post("/scheme/training/usual/").status_code == 403
