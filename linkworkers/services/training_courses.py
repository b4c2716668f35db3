"""A scheme's list of training, as its own people keep it."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linkworkers.models import TrainingCourse
from referrals import services as referrals
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, NotVisible

# What a scheme may begin with, and how many months each holds. It changes them as it likes.
USUAL: tuple[tuple[str, int | None], ...] = (
    ("Safeguarding adults", 36),
    ("Safeguarding children", 36),
    ("Mental health first aid", 36),
    ("Confidentiality and data security", 12),
    ("Lone working", 24),
    ("Suicide awareness", 36),
    ("Personalised care and support planning", None),
)


@dataclass(frozen=True, slots=True)
class CourseFields:
    """What a course is called, how long it holds, whether everybody must have it."""

    name: str
    months: int | None = None
    is_required: bool = True
    is_open: bool = True


@transaction.atomic
def add_course(*, fields: CourseFields, actor: Actor) -> TrainingCourse:
    """Put a course on the list. :raises NotPermitted, NotVisible, Conflict:"""
    scheme = referrals.locked_scheme(actor)
    return _save(TrainingCourse(scheme=scheme), fields, actor)


@transaction.atomic
def add_usual_courses(*, actor: Actor) -> int:
    """Begin with the usual list; what is there stays as it is. :raises NotPermitted, NotVisible:"""
    scheme = referrals.locked_scheme(actor)
    held = TrainingCourse.objects.filter(scheme=scheme).values_list("name", flat=True)
    known = {name.casefold() for name in held}
    wanted = [CourseFields(_(name), months) for name, months in USUAL]
    new = [fields for fields in wanted if fields.name.casefold() not in known]
    for fields in new:
        _save(TrainingCourse(scheme=scheme), fields, actor)
    return len(new)


@transaction.atomic
def edit_course(
    *, course_id: UUID, fields: CourseFields, version: int, actor: Actor
) -> TrainingCourse:
    """
    Change one, or take it off the list. What was recorded keeps the day it was given.

    :raises NotPermitted, NotVisible, Conflict:
    """
    referrals.locked_scheme(actor)
    course = TrainingCourse.objects.visible_to(actor).filter(pk=course_id).first()
    if course is None:
        raise NotVisible
    if course.version != version:
        raise Conflict(referrals.STALE)
    course.version += 1
    return _save(course, fields, actor)


def _save(course: TrainingCourse, fields: CourseFields, actor: Actor) -> TrainingCourse:
    for name, value in asdict(fields).items():
        setattr(course, name, value)
    try:
        with transaction.atomic():
            course.save()
    except IntegrityError as error:
        raise Conflict(_("The list has a course of that name already")) from error
    audit.record(
        actor=actor, action=audit.Action.SETTINGS, label="training course", object_id=course.pk
    )
    return course
