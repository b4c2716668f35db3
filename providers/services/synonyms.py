"""Words that mean the same: those the product comes with, and keeping them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from providers import policies
from providers.models import SynonymGroup
from providers.policies import Action
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible

LONGEST = 60
# What people say, what services call themselves, and what professionals write.
FIRST = (
    ("debt", "money advice", "money worries", "arrears", "bailiffs", "borrowing"),
    ("benefits", "welfare rights", "universal credit", "PIP", "attendance allowance"),
    ("food bank", "food parcel", "foodbank", "food pantry", "hungry", "community larder"),
    ("lonely", "loneliness", "isolation", "befriending", "company", "friendship"),
    ("depression", "low mood", "sad", "mental health", "anxiety", "worry", "wellbeing"),
    ("bereavement", "grief", "loss", "widowed"),
    ("carer", "caring for", "carers support", "respite"),
    ("homeless", "eviction", "rough sleeping", "housing advice", "tenancy"),
    ("heating", "energy bills", "fuel poverty", "gas and electricity", "warm space"),
    ("exercise", "keep fit", "physical activity", "gym", "walking"),
    ("falls", "balance", "strength", "chair exercise"),
    ("garden", "gardening", "allotment", "growing"),
    ("art", "painting", "drawing", "crafts", "creative"),
    ("sing", "choir", "singing"),
    ("computer", "getting online", "internet", "digital skills", "tablet"),
    ("job", "employment", "work", "CV", "unemployed"),
    ("drink", "alcohol", "drinking", "recovery"),
    ("gambling", "betting"),
    ("drugs", "substance misuse", "addiction"),
    ("domestic abuse", "domestic violence", "refuge"),
    ("legal advice", "solicitor", "law centre", "rights"),
    ("immigration", "asylum", "refugee"),
    ("English lessons", "ESOL", "learn English"),
    ("baby", "new parents", "toddler", "parenting"),
    ("young people", "youth club", "teenagers"),
    ("older people", "over 50s", "pensioners", "elderly"),
    ("dementia", "memory cafe", "memory loss", "Alzheimer's"),
    ("diabetes", "healthy eating", "weight", "diet"),
    ("transport", "lift", "community car", "getting there"),
    ("handyman", "odd jobs", "repairs", "practical help"),
    ("volunteer", "volunteering", "helping out"),
    ("deaf", "hearing loss", "BSL", "sign language"),
    ("blind", "sight loss", "partially sighted", "low vision"),
    ("disability", "disabled", "wheelchair"),
    ("autism", "autistic", "neurodiverse", "ADHD"),
    ("men's shed", "shed", "woodwork"),
    ("lunch club", "coffee morning", "social club", "cafe"),
    ("veterans", "ex-forces", "armed forces"),
    ("LGBT", "LGBTQ+", "gay", "trans"),
    ("pain", "back pain", "chronic pain", "living with pain"),
)


def load_synonyms() -> int:
    """Write the first groups where there are none, and return how many there are."""
    if not SynonymGroup.objects.exists():
        groups = [SynonymGroup(words=list(words)) for words in FIRST]
        SynonymGroup.objects.bulk_create(groups)
    return SynonymGroup.objects.count()


@transaction.atomic
def add_synonyms(*, group_id: UUID, words: Iterable[str], actor: Actor) -> None:
    """Keep a new group under the id that its form drew. :raises NotPermitted, Invalid:"""
    policies.check(actor, Action.KEEP_SYNONYMS)
    kept = {"words": _tidy(words)}
    _group, is_new = SynonymGroup.objects.get_or_create(pk=group_id, defaults=kept)
    if is_new:
        _record(actor, audit.Action.CREATE, group_id)


@transaction.atomic
def edit_synonyms(*, group_id: UUID, version: int, words: Iterable[str], actor: Actor) -> None:
    """
    Change a group.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody saved it since `version` was shown.
    """
    policies.check(actor, Action.KEEP_SYNONYMS)
    group = SynonymGroup.objects.select_for_update().filter(pk=group_id).first()
    if group is None:
        raise NotVisible
    if group.version != version:
        raise Conflict(_("Somebody else changed these words while you were editing them"))
    group.words = _tidy(words)
    group.version += 1
    group.save()
    _record(actor, audit.Action.CHANGE, group_id)


@transaction.atomic
def remove_synonyms(*, group_id: UUID, actor: Actor) -> None:
    """Let a group go: its words find only themselves again. :raises NotPermitted:"""
    policies.check(actor, Action.KEEP_SYNONYMS)
    if SynonymGroup.objects.filter(pk=group_id).delete()[0]:
        _record(actor, audit.Action.CHANGE, group_id)


def _tidy(words: Iterable[str]) -> list[str]:
    """Return the words once each. :raises Invalid:"""
    once = {" ".join(word.split()).casefold(): " ".join(word.split()) for word in words}
    kept = [word for word in once.values() if word]
    if len(kept) < 2:
        raise Invalid(
            _("Enter at least two words that mean the same, one on each line"), field="words"
        )
    if any(len(word) > LONGEST for word in kept):
        raise Invalid(_("A word or phrase must be 60 characters or fewer"), field="words")
    return kept


def _record(actor: Actor, action: audit.Action, group_id: UUID) -> None:
    audit.record(actor=actor, action=action, label="providers:synonym_edit", object_id=group_id)
