"""Stories people tell in public: written down with their consent, approved, taken down."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import Story
from referrals.selectors.stories import scheme_of
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

LONGEST_YEARS = 2


@dataclass(frozen=True, slots=True)
class NewStory:
    """What the teller read and agreed to, in whose name, and until when."""

    title: str
    words: str
    teller: str
    need: str
    agreed_how: str
    agreed_on: date
    ends_on: date


@transaction.atomic
def add_story(*, actor: Actor, at: datetime, story_id: UUID, new: NewStory) -> Story:
    """
    Keep a story under an id the form drew, so that sending it twice adds one. It is not public yet.

    :raises NotPermitted:
    :raises Invalid: when it would end before it was agreed to, or more than two years after.
    """
    scheme = scheme_of(actor=actor)
    if actor.role not in policies.MAY_WRITE_STORIES or scheme is None:
        raise NotPermitted(_("Your role cannot do this"))
    if new.agreed_on > timezone.localdate(at):
        raise Invalid(_("The day they agreed must not be in the future"), field="agreed_on")
    if not timezone.localdate(at) <= new.ends_on <= latest_end(new.agreed_on):
        raise Invalid(_("Choose a day within two years of their agreement"), field="ends_on")
    said = {**asdict(new), "written_by_id": actor.user_id, "written_at": at}
    story, is_new = Story.objects.get_or_create(pk=story_id, scheme=scheme, defaults=said)
    if is_new:
        _record(actor, "referrals:story_add", story, audit.Action.CREATE)
    return story


def latest_end(agreed_on: date) -> date:
    """Return the last day a story may be public: two years on, then somebody asks again."""
    return date(agreed_on.year + LONGEST_YEARS, agreed_on.month, min(agreed_on.day, 28))


@transaction.atomic
def approve_story(*, actor: Actor, at: datetime, story_id: UUID) -> None:
    """Let the public read it. :raises NotPermitted, NotVisible: :raises Conflict: if taken down."""
    if actor.role not in policies.MAY_APPROVE_STORIES:
        raise NotPermitted(_("Your role cannot do this"))
    story = _locked(actor, story_id)
    if story.approved_at is not None:
        return
    story.approved_by_id, story.approved_at = actor.user_id, at
    story.save(update_fields=["approved_by", "approved_at"])
    _record(actor, "referrals:story_approve", story, audit.Action.CHANGE)


@transaction.atomic
def take_story_down(*, actor: Actor, at: datetime, story_id: UUID) -> None:
    """
    End a story at once, as its teller may ask at any time. Its words are emptied for good.

    :raises NotPermitted, NotVisible, Conflict:
    """
    if actor.role not in policies.MAY_WRITE_STORIES:
        raise NotPermitted(_("Your role cannot do this"))
    story = _locked(actor, story_id)
    story.title = story.words = story.teller = ""
    story.taken_down_at = at
    story.save(update_fields=["title", "words", "teller", "taken_down_at"])
    _record(actor, "referrals:story_take_down", story, audit.Action.CHANGE)


def _locked(actor: Actor, story_id: UUID) -> Story:
    rows = Story.objects.visible_to(actor).select_for_update(of=("self",))
    story = rows.filter(pk=story_id).first()
    if story is None:
        raise NotVisible
    if story.taken_down_at is not None:
        raise Conflict(_("This story was taken down already"))
    return story


def _record(actor: Actor, label: str, story: Story, action: audit.Action) -> None:
    audit.record(actor=actor, action=action, label=label, object_id=story.pk)
