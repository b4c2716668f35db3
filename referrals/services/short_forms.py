"""Another referrer's short form: kept beside the draft, and read first where it says "not safe"."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies, selectors
from referrals.models import CameBy, Concern, FormAnswers, Referral, Safe
from referrals.selectors import short_forms
from referrals.services.concerns import raise_unattended
from referrals.services.steps import locked
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """The answers; each kind of referrer gives some. `leaves_on` is the day a hospital lets go."""

    is_safe: Safe
    person_view: str = ""
    parent_name: str = ""
    parent_phone: str = ""
    parent_view: str = ""
    place: str = ""
    known_by: str = ""
    leaves_on: date | None = None


@transaction.atomic
def save_short_form(*, referral_id: UUID, new: ShortForm, actor: Actor, at: datetime) -> None:
    """
    Keep the answers with a draft or a returned referral. :raises NotVisible, NotPermitted:
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    if actor.role != Role.OTHER_REFERRER or not policies.may_edit(actor, referral):
        raise NotPermitted("This referral can no longer be changed")
    answers = asdict(new)
    leaves_on = answers.pop("leaves_on")
    FormAnswers.objects.update_or_create(referral=referral, defaults=answers)
    if leaves_on is not None:
        referral.critical_date, referral.critical_what = leaves_on, _("Leaves hospital")
        referral.save(update_fields=["critical_date", "critical_what"])
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="referral.short_form",
        people=[referral.person_id],
        shown=["background", "contact"],
        object_id=referral.pk,
    )


def read_if_not_safe(referral: Referral, *, by_message: bool, actor: Actor, at: datetime) -> None:
    """
    Put what another referrer or a system sent into the read-now lane where somebody is not safe.

    A message has nobody before a page that gives the numbers to ring, so a practice's count too;
    and what its sender did not code stands in the background, so that is read as well.

    Once for each referral, in the transaction that sends it; never a bar to sending.
    """
    if referral.source not in short_forms.OTHERS and not by_message:
        return
    is_asked = referral.source in short_forms.OTHERS
    answers = short_forms.short_form_of(referral) if is_asked else None
    texts = [referral.reason, referral.what_matters, referral.risk_detail]
    if by_message:
        texts.append(referral.background)
    says_no = answers is not None and answers.is_safe == Safe.NO
    in_words = selectors.has_crisis_words(*texts)
    if not (says_no or in_words) or _is_in_lane(referral):
        return
    said = [
        _("Answered “No” to “Is the person safe right now?”") if says_no else "",
        _("Used words that may mean that somebody is in danger.") if in_words else "",
        *texts,
    ]
    try:
        with transaction.atomic():
            raise_unattended(
                referral=referral,
                what="\n\n".join(filter(None, said)),
                came_by=CameBy.MESSAGE if by_message else CameBy.SHORT_FORM,
                actor=actor,
                at=at,
            )
    except Conflict:
        return  # nobody is there to own it: the page that follows gives the numbers to ring


def _is_in_lane(referral: Referral) -> bool:
    return Concern.objects.filter(referral=referral).unattended().exists()
