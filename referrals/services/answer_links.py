"""Answering an onward referral by the private link of its email, without an account."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals.models import AnswerLink, OnwardReferral
from referrals.selectors import answer_links
from referrals.services.onward_progress import ProviderAnswer, answer_onward
from spcore import audit
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict
from spcore.outbox.publishing import publish
from spcore.private_links import new_token

AGAIN = "onward.link_again"
LASTS = timedelta(days=14)  # the longest a link may (security.md D3): ten working days to answer
BETWEEN = timedelta(minutes=10)  # one may ask for a new one this often


def issue_answer_link(*, onward_id: UUID, at: datetime) -> str:
    """Give an onward referral a new secret, which ends an older one, and return it."""
    token = new_token()
    AnswerLink.objects.update_or_create(
        onward_id=onward_id,
        defaults={"token_hash": hash_of(token), "sent_at": at, "expires_at": at + LASTS},
    )
    return token


@transaction.atomic
def answer_by_link(*, onward_id: UUID, answer: ProviderAnswer, at: datetime) -> OnwardReferral:
    """
    Record a service's answer that came by its link. After a yes or a no the link is dead.

    :raises Conflict: when it no longer works, or was answered meanwhile.
    :raises Invalid: when the answer lacks its reason.
    """
    onward = answer_links.answerable(onward_id=onward_id, at=at)
    if onward is None:
        raise Conflict(_("This was answered already, or the link is too old"))
    actor = answer_links.service_of_link(onward)
    answered = answer_onward(onward_id=onward.pk, answer=answer, actor=actor, at=at)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="referrals:answer_by_link",
        people=[onward.referral.person_id],
        shown=["status"],
        object_id=onward.pk,
        purpose="by the private link of an email",
    )
    return answered


@transaction.atomic
def ask_for_new_link(*, onward_id: UUID | str | None, at: datetime) -> None:
    """
    Promise a new link to the address on file, if there is still something to answer.

    Whoever asks is told the same whatever it did; asked again within ten minutes, nothing is sent.
    """
    rows = answer_links.awaiting_answer().filter(pk=onward_id) if onward_id else []
    for onward in rows:
        if not AnswerLink.objects.filter(pk=onward.pk, sent_at__gt=at - BETWEEN).exists():
            publish(topic=AGAIN, subject_id=onward.pk, at=at)
