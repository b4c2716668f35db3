"""What a scheme's own people choose of the measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.measures.models import Instrument, MeasureChoice, Needs
from evaluation.measures.selectors import choices
from evaluation.measures.services.askings import pass_over
from referrals import services as referrals
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid


@dataclass(frozen=True, slots=True)
class NewChoice:
    """A measure as the form has it, at the `version` it was read."""

    family: str
    version: int
    is_on: bool
    occasions: Sequence[str]
    licence: str = ""
    is_staff_trained: bool = False
    is_by_link: bool = False
    read_by: str = ""


@transaction.atomic
def save_choice(
    *, new: NewChoice, changed: Sequence[referrals.Changed], actor: Actor, at: datetime
) -> MeasureChoice:
    """
    Save one measure of the actor's own scheme, and keep what changed.

    The first choice also writes down what the scheme asked until now, so that it goes on.
    :raises NotPermitted, NotVisible, Invalid, Conflict: the last when it was changed meanwhile.
    """
    scheme = referrals.locked_scheme(actor)
    instrument = choices.instrument_of(new.family)
    if refusal := refusal_of(new, instrument):
        raise Invalid(refusal[1], field=refusal[0])
    _write_down_defaults(scheme.pk)
    choice = MeasureChoice.objects.filter(scheme=scheme, family=new.family).first()
    if (choice.version if choice else 0) != new.version:
        raise Conflict(referrals.STALE)
    choice = choice or MeasureChoice(scheme=scheme, family=new.family)
    for name in ("is_on", "licence", "is_staff_trained", "is_by_link", "read_by"):
        setattr(choice, name, getattr(new, name))
    choice.occasions = list(new.occasions)
    choice.version += 1
    choice.save()
    if not (choice.is_on and choice.is_by_link):
        pass_over(scheme_id=scheme.pk, family=new.family, at=at)
    referrals.remember_changes(scheme, changed, actor, at)
    return choice


def refusal_of(new: NewChoice, instrument: Instrument) -> tuple[str, str] | None:
    """Return which field is wrong, and why; nothing where the choice may be made."""
    if not new.is_on:
        return None
    if not new.occasions:
        return "occasions", _("Choose when it is asked")
    if instrument.needs == Needs.LICENCE and not new.licence.strip():
        return "licence", _("Enter who granted the licence, and its number")
    if instrument.needs == Needs.TRAINED and not new.is_staff_trained:
        text = _("Only trained staff may ask these questions, with the person present")
        return "is_staff_trained", text
    if new.is_by_link and instrument.alarms and not new.read_by.strip():
        return "read_by", _("Say who reads the answers, and when")
    return None


def _write_down_defaults(scheme_id: object) -> None:
    if MeasureChoice.objects.filter(scheme_id=scheme_id).exists():
        return
    MeasureChoice.objects.bulk_create(
        MeasureChoice(scheme_id=scheme_id, family=family, occasions=list(choices.USUAL))
        for family in choices.DEFAULT
    )
