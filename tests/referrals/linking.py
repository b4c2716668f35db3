"""A service that was sent somebody, and the secret of the link in its email."""

from django.test import Client
from django.utils import timezone

from referrals.services.answer_links import issue_answer_link
from tests.referrals.sharing import Sharing, offered


def linked(**fields: object) -> tuple[Sharing, str]:
    """Return what was sent, and the link's secret."""
    sharing = offered(**fields).sent()
    return sharing, issue_answer_link(onward_id=sharing.onward.pk, at=timezone.now())


def opened(**fields: object) -> tuple[Sharing, Client]:
    """Return what was sent, and a browser in which nobody is signed in that opened the link."""
    sharing, token = linked(**fields)
    client = Client()
    client.post(f"/answer/{token}/")
    return sharing, client
