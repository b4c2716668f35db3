"""What people told: two stories, what is missing and what came of it, a proposed edit, a watch."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from providers.models import Service, SuggestionState
from providers.services.proposals import propose_edit
from providers.services.suggestions import (
    SuggestionAnswer,
    answer_suggestion,
    suggest_missing,
)
from providers.services.versions import details_of
from providers.services.watches import watch_service
from referrals.services.stories import NewStory, add_story, approve_story
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast
from spcore.demo.provider_side import actor_of

STORIES = (
    ("I sing again", "Mary, 67", "loneliness",
     "After my husband died I hardly went out. My link worker rang the choir with me, and came "
     "along the first time. Now I go every Tuesday, and Joan fetches me when it rains."),
    ("The letters are opened", "a father of two", "money",
     "I had a bag of letters that I did not dare to open. We opened them together, and sorted out "
     "which came first. I pay a little each month, and I sleep."),
)  # fmt: skip
MISSED = (
    ("There is nothing in the evening for people who work", "loneliness", "Leyland",
     SuggestionState.ADDED, "Something in the evening for people who work",
     "The library stays open on Thursdays until 8pm, with a games table."),
    ("A swimming lesson for grown women, with women only", "activity", "Preston",
     SuggestionState.LOOKING, "Swimming lessons for women only",
     "We have asked both pools, and hear in the new year."),
    ("Somewhere to mend things", "", "Chorley", SuggestionState.NEW, "", ""),
)  # fmt: skip


def add_told(cast: Cast, *, at: datetime) -> None:
    """Let the demo's people tell these."""
    worker, editor = actor_of(cast, Role.LINK_WORKER), actor_of(cast, Role.DIRECTORY_EDITOR)
    _stories(worker, actor_of(cast, Role.SCHEME_ADMIN), at)
    _missed(editor, at)
    listed = Service.objects.published().order_by("provider_name", "name", "pk")
    service = listed.exclude(phone="").first()
    if service is None:
        return
    told = replace(details_of(service), phone="01632 960123")
    propose_edit(
        actor=worker, at=at, service_id=service.pk, details=told, words="They answered there."
    )
    watch_service(actor=worker, at=at, service_id=service.pk)


def _stories(worker: Actor, admin: Actor, at: datetime) -> None:
    for number, (title, teller, need, words) in enumerate(STORIES):
        agreed = timezone.localdate(at) - timedelta(days=30)
        new = NewStory(
            title=title,
            words=words,
            teller=teller,
            need=need,
            agreed_how="signed",
            agreed_on=agreed,
            ends_on=agreed + timedelta(days=365),
        )
        story = add_story(actor=worker, at=at, story_id=uuid4(), new=new)
        if number == 0:  # the second waits to be approved
            approve_story(actor=admin, at=at, story_id=story.pk)


def _missed(editor: Actor, at: datetime) -> None:
    for words, need, area, state, title, answer in MISSED:
        row = suggest_missing(
            nonce=uuid4(), words=words, need=need, area=area, at=at - timedelta(days=20)
        )
        if state != SuggestionState.NEW:
            said = SuggestionAnswer(state, title, answer)
            answer_suggestion(
                actor=editor, at=at, suggestion_id=row.pk, version=row.version, answer=said
            )
