"""Stories that people told."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from referrals.models import Story
from referrals.services.stories import NewStory, add_story
from spcore.accounts.actor import Actor


def new_story(**fields: object) -> NewStory:
    """Return what a teller agreed to today, for a month."""
    today = timezone.localdate()
    said = {
        "title": "I sing again",
        "words": "They rang me, and came along the first time.",
        "teller": "Mary, 67",
        "need": "loneliness",
        "agreed_how": "signed",
        "agreed_on": today,
        "ends_on": date.fromordinal(today.toordinal() + 30),
    }
    return NewStory(**said | fields)  # type: ignore[arg-type]


def told(actor: Actor, **fields: object) -> Story:
    """Return a story that somebody of a scheme wrote down."""
    new = new_story(**fields)
    return add_story(actor=actor, at=timezone.now(), story_id=uuid4(), new=new)
