"""What the world is told when something moves: by email that names nobody, or by letter."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from providers.services.funding import ENDS
from providers.services.listings import MOVED
from referrals import selectors, services
from referrals.adapters.letters import documents_of
from referrals.models import (
    Attachment,
    ConcernAct,
    HarmDisclosure,
    Message,
    OnwardMessage,
    OnwardReferral,
    Referral,
    Route,
    ScanState,
)
from referrals.notices import (
    Notice,
    harm_notice_of,
    notice_of,
    notices_of_message,
    notices_of_onward_message,
)
from referrals.onward_states import Status as OnwardStatus
from referrals.selectors import answer_links, digests
from referrals.selectors.decisions import UNDO_FOR
from referrals.services.answer_links import AGAIN, issue_answer_link
from referrals.services.endings import tell_of_ending
from referrals.services.telling import TELL
from referrals.services.venues import tell_of_move
from referrals.states import Action, Status
from spcore import audit, notify, private_links
from spcore.accounts.actor import SYSTEM
from spcore.files.scanning import is_clean
from spcore.outbox.registry import NotNeeded, handles, watches


@handles("referral.accept", hold=UNDO_FOR)
def tell_accepted(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the practice that its referral was accepted."""
    _tell(Action.ACCEPT, subject_id, message_id)


@handles("referral.return", hold=UNDO_FOR)
def tell_returned(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the referrer that the team asks something."""
    _tell(Action.RETURN, subject_id, message_id)


@handles("referral.redirect", hold=UNDO_FOR)
def tell_redirected(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the referrer that another door is right."""
    _tell(Action.REDIRECT, subject_id, message_id)


@handles("referral.close")
def tell_closed(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the referrer that the support has ended, and whether to act."""
    _tell(Action.CLOSE, subject_id, message_id)


def _tell(action: Action, subject_id: UUID, message_id: UUID) -> None:
    referral = _referral(subject_id)
    notice = notice_of(referral, action) if referral else None
    if referral is None or notice is None:
        raise NotNeeded
    if notice.route == Route.EMAIL:
        _send(notice, message_id)
    else:
        _send_letter(notice, referral, action, message_id)


def _referral(referral_id: UUID) -> Referral | None:
    rows = Referral.objects.select_related(
        "referring_organisation", "told_practice", "referrer", "person", "team", "link_worker"
    ).select_related("scheme__organisation")
    return rows.filter(pk=referral_id).first()


def _send(notice: Notice, message_id: UUID) -> None:
    notify.send(
        message_id=message_id,
        template=notice.template,
        recipient=notice.recipient,
        user_id=notice.user_id,
        context={"reference": notice.reference},
    )


def _send_letter(notice: Notice, referral: Referral, action: Action, message_id: UUID) -> None:
    """Write the letter, put it in the trail as leaving, and hand it to the practice's system."""
    letter = selectors.letter_of(referral, at=timezone.now(), letter_id=message_id, news=action)
    if letter is None:
        raise NotNeeded
    audit.record(
        actor=SYSTEM,
        action=audit.Action.EXPORT,
        label=f"letter by {notice.route}",
        people=[referral.person_id],
        shown=selectors.classes_of(letter),
        object_id=referral.pk,
    )
    notify.send_document(
        message_id=message_id,
        channel=notice.route.upper(),
        address=notice.recipient,
        documents=documents_of(letter, site=settings.SITE_ADDRESS),
        reference=notice.reference,
    )


@handles("harm.disclose")
def tell_harm(subject_id: UUID, *, message_id: UUID) -> None:
    """Ask the practice to sign in and read what may prevent serious harm. Safety lane."""
    disclosure = HarmDisclosure.objects.filter(pk=subject_id).first()
    referral = _referral(disclosure.referral_id) if disclosure else None
    if referral is None:
        raise NotNeeded
    _send(harm_notice_of(referral), message_id)


@handles("digest.send")
def send_digest(subject_id: UUID, *, message_id: UUID) -> None:
    """Send the practice its week in two numbers, unless it wants none or there is nothing."""
    digest = digests.digest_for(subject_id)
    if digest is None or not selectors.preferences_of(digest.practice_id).wants_digest:
        raise NotNeeded
    address = digest.practice.workflow_email or digest.practice.email
    week = digests.week_of(digest.practice_id, at=timezone.now())
    if not address or not (week.news or week.to_do):
        raise NotNeeded
    link = digests.stop_link(digest.practice_id)
    notify.send(
        message_id=message_id,
        template="weekly_digest",
        recipient=address,
        context={"count": week.news, "to_do": week.to_do, "link": link},
        stop_link=link,
    )


@handles("draft.stale")
def tell_stale(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell whoever began a draft that it will be tidied away, unless they went on with it."""
    rows = Referral.objects.filter(status=Status.DRAFT).exclude(tidy_told_at=None)
    draft = rows.select_related("referrer").filter(pk=subject_id).first()
    if draft is None or not draft.referrer.is_active:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="draft_stale",
        recipient=draft.referrer.email,
        user_id=draft.referrer_id,
        context={"reference": draft.reference, "days": services.NOTICE_DAYS},
    )


@handles(TELL)
def tell_of_concern(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell one person that something urgent waits, unless it was taken over. Safety lane."""
    acts = ConcernAct.objects.filter(concern__taken_over_at=None, user__is_active=True)
    act = acts.select_related("user").filter(pk=subject_id).first()
    if act is None or act.user is None:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="concern_raised",
        recipient=act.user.email,
        user_id=act.user_id,
    )


@handles("message.write")
def tell_of_message(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the other side that something waits for them on a referral's thread."""
    rows = Message.objects.select_related(
        "referral__referring_organisation", "referral__referrer", "referral__team"
    )
    message = rows.filter(pk=subject_id).first()
    notices = notices_of_message(message) if message else []
    if not notices:
        raise NotNeeded
    for notice in notices:
        notify.send(
            message_id=message_id,
            template=notice.template,
            recipient=notice.recipient,
            user_id=notice.user_id,
            context={"reference": notice.reference},
        )


@handles("onward_message.write")
def tell_of_onward_message(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the team or the service that something waits on the thread of an onward referral."""
    rows = OnwardMessage.objects.select_related(
        "onward__consent",
        "onward__provider__organisation",
        "onward__referral__link_worker",
        "onward__referral__team",
    )
    message = rows.filter(pk=subject_id).first()
    notices = notices_of_onward_message(message) if message else []
    if not notices:
        raise NotNeeded
    for notice in notices:
        _send(notice, message_id)


@handles("onward.send")
def tell_provider(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the provider's shared inbox that somebody was sent to it, unless that was taken back."""
    rows = answer_links.awaiting_answer().filter(status=OnwardStatus.SENT)
    _send_answer_link(rows.filter(pk=subject_id).first(), message_id)


@handles(AGAIN)
def send_link_again(subject_id: UUID, *, message_id: UUID) -> None:
    """Send a new link, which ends the old one, while there is still something to answer."""
    _send_answer_link(answer_links.awaiting_answer().filter(pk=subject_id).first(), message_id)


def _send_answer_link(onward: OnwardReferral | None, message_id: UUID) -> None:
    """Send the newest link to the address on file. :raises LookupError: when there is none."""
    if onward is None:
        raise NotNeeded
    organisation = onward.provider.organisation
    address = organisation.workflow_email or organisation.email
    if not address:
        raise LookupError("the provider has no address for its inbox")
    token = issue_answer_link(onward_id=onward.pk, at=timezone.now())
    link = private_links.address(reverse("referrals:answer_open", args=[token]))
    notify.send(
        message_id=message_id, template="onward_sent", recipient=address, context={"link": link}
    )


@handles(ENDS, repeat="safe")
def tell_workers_of_ending(subject_id: UUID, *, message_id: UUID) -> None:
    """Leave on each case that money for a service the person goes to ends soon."""
    if not tell_of_ending(funding_id=subject_id, at=timezone.now()):
        raise NotNeeded


@handles(MOVED, repeat="safe")
def tell_workers_of_move(subject_id: UUID, *, message_id: UUID) -> None:
    """Put on each worker's list that a service their people go to has moved."""
    if not tell_of_move(service_id=subject_id, at=timezone.now()):
        raise NotNeeded


@watches(every=timedelta(minutes=1))
def escalate_concerns(*, at: datetime) -> None:
    """Pass on every concern that nobody has taken over in time."""
    services.escalate_concerns(at=at)


@handles("attachment.add", repeat="safe")
def scan_attachment(subject_id: UUID, *, message_id: UUID) -> None:
    """Ask the virus scanner about a file that waits; it goes on waiting while none answers."""
    waiting = Attachment.objects.kept().filter(pk=subject_id, scan=ScanState.WAITING).first()
    if waiting is None:
        raise NotNeeded
    verdict = is_clean(bytes(waiting.content))
    services.settle_scan(attachment_id=subject_id, is_clean=verdict, at=timezone.now())
