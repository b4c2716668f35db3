"""Recording a course."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import TrainingRecord
from tests.factories.referrals import small_world
from tests.linkworkers.supervising import day_parts
from tests.linkworkers.training import course_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingAdd:
    def test_a_link_worker_records_their_own(self):
        world = small_world()
        form = day_parts("done_on", timezone.localdate()) | {"course": str(course_in(world).pk)}

        page = text_of(
            signed_in(world.worker).post(
                f"/team/training/{world.worker.user_id}/add/", form, follow=True
            )
        )

        assert "Holds" in page
        assert TrainingRecord.objects.get().user_id == world.worker.user_id

    def test_keeps_what_was_typed_and_says_what_is_wrong(self):
        world, today = small_world(), timezone.localdate()
        form = day_parts("done_on", today) | day_parts("expires_on", today - timedelta(days=2))

        page = text_of(
            signed_in(world.supervisor).post(
                f"/team/training/{world.worker.user_id}/add/", form | {"evidence": "With Jo"}
            )
        )

        assert "Select the course" in page
        assert "It cannot run out before it was done" in page
        assert "With Jo" in page
