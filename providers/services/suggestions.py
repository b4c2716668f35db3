"""What anybody says is missing, and what the directory's editors answer in public."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers import policies
from providers.models import Suggestion, SuggestionState
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible

NO_TITLE = gettext_lazy("Say in your own words what is missing")
NO_ANSWER = gettext_lazy("Say what comes of it")


@dataclass(frozen=True, slots=True)
class SuggestionAnswer:
    """What an editor makes of it; `title` and `words` are public."""

    state: SuggestionState
    title: str = ""
    words: str = ""


def suggest_missing(*, nonce: UUID, words: str, need: str, area: str, at: datetime) -> Suggestion:
    """Keep what somebody misses. The same form twice is kept once."""
    suggestion, _made = Suggestion.objects.get_or_create(
        nonce=nonce,
        defaults={"words": words.strip(), "need": need, "area": area.strip(), "sent_at": at},
    )
    return suggestion


@transaction.atomic
def answer_suggestion(
    *, actor: Actor, at: datetime, suggestion_id: UUID, version: int, answer: SuggestionAnswer
) -> Suggestion:
    """
    Say in public what comes of a suggestion, in an editor's own words; or set it aside unseen.

    :raises NotPermitted, NotVisible:
    :raises Invalid: when what would be public has no words.
    :raises Conflict: when somebody answered it since `version`.
    """
    policies.check(actor, Action.ANSWER_SUGGESTIONS)
    rows = Suggestion.objects.visible_to(actor).select_for_update(of=("self",))
    suggestion = rows.filter(pk=suggestion_id).first()
    if suggestion is None:
        raise NotVisible
    if suggestion.version != version:
        raise Conflict(_("Somebody else answered this while you were writing"))
    if answer.state not in (SuggestionState.NEW, SuggestionState.SET_ASIDE):
        if not answer.title.strip():
            raise Invalid(str(NO_TITLE), field="title")
        if not answer.words.strip():
            raise Invalid(str(NO_ANSWER), field="answer")
    suggestion.state = answer.state
    suggestion.title, suggestion.answer = answer.title.strip(), answer.words.strip()
    suggestion.decided_by_id, suggestion.decided_at = actor.user_id, at
    suggestion.version += 1
    suggestion.save()
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:suggestion_answer",
        object_id=suggestion.pk,
    )
    return suggestion
