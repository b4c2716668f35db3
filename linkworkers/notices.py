"""What a person is told by whichever way is open to them, and staff at once, at any hour."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from linkworkers.selectors import own_links
from linkworkers.selectors.reaching import Way
from linkworkers.services.own_links import CODE_TOPIC, TOPIC, issue_code, issue_link
from spcore import notify, private_links
from spcore.accounts.models import User
from spcore.accounts.selectors import mobile_of
from spcore.notify import texts
from spcore.outbox.registry import NotNeeded, handles


@handles(TOPIC)
def send_shortlist_link(subject_id: UUID, *, message_id: UUID) -> None:
    """Send a private link, which says nothing of what it is about, unless none may go there."""
    now = timezone.now()
    link = own_links.link_to_send(subject_id)
    way = own_links.way_for(link.referral, at=now) if link else None
    if link is None or way is None or not way.is_open:
        raise NotNeeded
    token = issue_link(link_id=link.pk, address_hash=own_links.address_hash(way), at=now)
    path = reverse("linkworkers:own_link_open", args=[token])
    tell_person(way, message_id, "shortlist", {"link": private_links.address(path)})


@handles(CODE_TOPIC)
def send_shortlist_code(subject_id: UUID, *, message_id: UUID) -> None:
    """Send the code that opens what a link is about, while its link works."""
    now = timezone.now()
    link = own_links.working_link(link_id=str(subject_id), at=now)
    if link is None:
        raise NotNeeded
    way = own_links.way_for(link.referral, at=now)
    tell_person(way, message_id, "shortlist_code", {"code": issue_code(link_id=link.pk)})


def tell_urgent(people: list[User], message_id: UUID, *, text: str) -> None:
    """Email each, and text those who gave a number: at any hour, this cannot wait."""
    for user in people:
        notify.send(
            message_id=message_id, template="concern_raised", recipient=user.email, user_id=user.pk
        )
    for user in people if texts.is_set_up() else ():
        if mobile := mobile_of(user):
            notify.send_text(message_id=message_id, template=text, number=mobile, user_id=user.pk)


def tell_person(way: Way, message_id: UUID, template: str, context: dict[str, str]) -> None:
    """Send it the way that is open: the text has its own words, under the name with "_text"."""
    if way.number:
        notify.send_text(
            message_id=message_id, template=f"{template}_text", number=way.number, context=context
        )
    else:
        notify.send(
            message_id=message_id,
            template=template,
            recipient=way.email,
            is_private=True,
            context=context,
        )
