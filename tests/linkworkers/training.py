"""Training for tests: courses and records."""

from datetime import timedelta

from django.utils import timezone

from linkworkers.models import TrainingCourse, TrainingRecord


def course_in(world, name="Safeguarding adults", **fields) -> TrainingCourse:
    """Put a course on the list of the world's scheme."""
    return TrainingCourse.objects.create(scheme=world.scheme, name=name, **{"months": 12} | fields)


def record_of(world, course, *, days_left=None, actor=None, **fields) -> TrainingRecord:
    """Let somebody have done it; it runs out in so many days."""
    today = timezone.localdate()
    expires = None if days_left is None else today + timedelta(days=days_left)
    actor = actor or world.worker
    fields = {"done_on": today - timedelta(days=300), "expires_on": expires} | fields
    return TrainingRecord.objects.create(
        team=world.team, user_id=actor.user_id, course=course, recorded_by_id=actor.user_id,
        recorded_at=timezone.now(), **fields,
    )  # fmt: skip
