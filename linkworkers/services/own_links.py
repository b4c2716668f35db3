"""Sending somebody a private link, and keeping what they say of their shortlist by it."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.models import About, OwnLink, RuleKind, ShortlistItem, Wish
from linkworkers.selectors import own_links as links
from linkworkers.services.reminders.raising import raise_now
from referrals import services as referrals
from referrals.models import Referral, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish
from spcore.private_links import new_token

TOPIC, CODE_TOPIC = "shortlist.send", "shortlist.code"
LASTS = timedelta(days=7)  # security.md D3
BETWEEN = timedelta(minutes=10)
CODES_BETWEEN = timedelta(minutes=1)
SHORTEST_WORD = 4
# Who writes this of a person sends the link to it, and reads of it on the timeline.
FIELDS = {About.SHORTLIST: "organisations", About.EQUALITY: "equality"}


@transaction.atomic
def promise_link(
    *,
    referral_id: UUID,
    word: str,
    actor: Actor,
    at: datetime,
    about: About = About.SHORTLIST,
) -> OwnLink:
    """
    Promise the person a link to their shortlist, or to questions; an older one works no more.

    With a `word` that they chose, that is the second step; else a code on their own channel.
    :raises NotVisible, NotPermitted, Invalid:
    :raises Conflict: when no link may go to them, or there is nothing to look at.
    """
    referral = _locked(referral_id, actor, at, about)
    if referral.status not in IN_HAND:
        raise Conflict(_("No link goes out before somebody works with the person, or afterwards"))
    if about == About.SHORTLIST and not links.choices_of(referral):
        raise Conflict(_("There is nothing on the list that they could look at"))
    if not links.way_for(referral, at=at).is_open:
        raise Conflict(
            _("No link may go to this person. Hand them the paper, or ask them yourself")
        )
    if word and len(plain(word)) < SHORTEST_WORD:
        raise Invalid(_("Choose a word of at least 4 letters"), field="word")
    _end(referral, at, about)
    link = OwnLink.objects.create(
        referral=referral,
        about=about,
        sent_by_id=actor.user_id,
        promised_at=at,
        word_hash=make_password(plain(word)) if word else "",
    )
    sent = _("%(what)s: a link is sent to them") % {"what": About(about).label}
    note_by_link(sent, link, at, by_id=actor.user_id)
    _record(actor, link, referral)
    publish(topic=TOPIC, subject_id=link.pk, at=at)
    return link


@transaction.atomic
def end_links(
    *, referral_id: UUID, actor: Actor, at: datetime, about: About = About.SHORTLIST
) -> None:
    """Let no link to this work any more. :raises NotVisible, NotPermitted:"""
    referral = _locked(referral_id, actor, at, about)
    link = links.last_link_of(referral, about=about)
    if _end(referral, at, about) and link is not None:
        _record(actor, link, referral)


def issue_link(*, link_id: UUID, address_hash: str, at: datetime) -> str:
    """Give a link a new secret, which ends an older one, and return it."""
    token = new_token()
    OwnLink.objects.filter(pk=link_id, ended_at=None).update(
        token_hash=hash_of(token), address_hash=address_hash, sent_at=at, expires_at=at + LASTS
    )
    return token


@transaction.atomic
def send_link_again(*, link_id: str | None, at: datetime) -> None:
    """
    Promise a new link to the channel on file, for one that ran out (practice.md 33).

    Nothing is sent where none may go any more, nor twice within ten minutes. Whoever asks is told
    the same whatever it did.
    """
    rows = OwnLink.objects.select_for_update(of=("self",)).filter(ended_at=None)
    due = rows.filter(expires_at__lte=at, promised_at__lte=at - BETWEEN)
    link = due.filter(pk=link_id).first() if link_id else None
    if link is None or not links.way_for(link.referral, at=at).is_open:
        return
    link.promised_at = at
    link.save(update_fields=["promised_at"])
    _record(SYSTEM, link, link.referral)
    publish(topic=TOPIC, subject_id=link.pk, at=at)


@transaction.atomic
def ask_for_code(*, link_id: UUID, at: datetime) -> None:
    """Promise a code to the person's own channel, at most one a minute."""
    rows = OwnLink.objects.select_for_update(of=("self",)).filter(pk=link_id, ended_at=None)
    link = rows.filter(word_hash="", tries__lt=links.MOST_TRIES).first()
    if link is None or (link.code_asked_at and at - link.code_asked_at < CODES_BETWEEN):
        return
    link.code_asked_at, link.code_hash = at, ""
    link.save(update_fields=["code_asked_at", "code_hash"])
    publish(topic=CODE_TOPIC, subject_id=link.pk, at=at)


def issue_code(*, link_id: UUID) -> str:
    """Give a link a new code of six digits, and return it."""
    code = f"{secrets.randbelow(1_000_000):06}"
    OwnLink.objects.filter(pk=link_id).update(code_hash=make_password(code))
    return code


@transaction.atomic
def is_proven(*, link_id: UUID, answer: str, at: datetime) -> bool:
    """
    Tell whether the answer is the word, or the code that was sent. A wrong one is counted.

    After five wrong ones the link works no more, whatever is answered.
    """
    rows = OwnLink.objects.select_for_update(of=("self",))
    link = rows.filter(pk=link_id, ended_at=None, tries__lt=links.MOST_TRIES).first()
    if link is None:
        return False
    is_new = link.code_asked_at is not None and at - link.code_asked_at <= links.CODE_LASTS
    kept = link.word_hash or (link.code_hash if is_new else "")
    said = plain(answer) if link.word_hash else answer.replace(" ", "")
    if kept and check_password(said, kept):
        if not link.word_hash:
            OwnLink.objects.filter(pk=link.pk).update(code_hash="")
        return True
    OwnLink.objects.filter(pk=link.pk).update(tries=F("tries") + 1)
    return False


@transaction.atomic
def keep_wish(*, link_id: str | None, item_id: UUID, wish: str, at: datetime) -> ShortlistItem:
    """
    Keep what the person says of one service: the last word counts. Whoever has the case reads it.

    :raises NotVisible: when the link works no more, or the service is not on its list.
    :raises Invalid:
    """
    link = links.working_link(link_id=link_id, at=at, about=About.SHORTLIST)
    shown = {choice.item_id for choice in links.choices_of(link.referral)} if link else set()
    if link is None or item_id not in shown:
        raise NotVisible
    if wish not in Wish.values:
        raise Invalid(_("Choose from the list"))
    item = ShortlistItem.objects.select_for_update(of=("self",)).select_related("service")
    row = item.get(pk=item_id)
    if row.wish == wish:
        return row
    row.wish, row.wished_at = wish, at
    row.save(update_fields=["wish", "wished_at"])
    OwnLink.objects.filter(pk=link.pk).update(answered_at=at)
    said = {"service": row.service.name, "wish": str(Wish(wish).label)}
    note_by_link(_("Of %(service)s they say: %(wish)s") % said, link, at, by_id=None)
    _record(SYSTEM, link, link.referral)
    raise_now(RuleKind.CHOSE, referral=link.referral, at=at)
    return row


def plain(word: str) -> str:
    """Return a word as it is compared: without capitals, spaces at the ends, or two in a row."""
    return " ".join(word.replace("\x00", "").casefold().split())


def _locked(referral_id: UUID, actor: Actor, at: datetime, about: About) -> Referral:
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, FIELDS[about], at=at)
    return referral


def _end(referral: Referral, at: datetime, about: About) -> int:
    rows = OwnLink.objects.filter(referral=referral, about=about, ended_at=None)
    return rows.update(ended_at=at)


def note_by_link(label: str, link: OwnLink, at: datetime, *, by_id: UUID | None) -> None:
    """Write on the timeline what came of a link, for whoever reads that of the person."""
    line = referrals.Line(TimelineKind.CONTACT, label, FIELDS[About(link.about)], object_id=link.pk)
    referrals.note(line, referral_id=link.referral_id, at=at, by_id=by_id)


def _record(actor: Actor, link: OwnLink, referral: Referral) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=f"{link.about}.link",
        people=[referral.person_id],
        shown=[FIELDS[About(link.about)]],
        object_id=link.pk,
    )
