"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from providers.adapters.open_referral.reading import read_public_feed
from providers.adapters.open_referral.written import TEXTS
from providers.services import checks, directory_forgetting, feeds, funding, open_texts
from providers.services.directory_entry import Found
from spcore.loading.report import Unusable


@shared_task
def ask_owners(**_future: Any) -> None:
    """Ask whose listings are due whether they are right. Running it again asks nobody twice."""
    checks.ask_owners(at=timezone.now())


@shared_task
def warn_of_endings(**_future: Any) -> None:
    """Warn of money that ends in six, three or one months. Running it again warns nobody twice."""
    funding.warn_of_endings(at=timezone.now())


@shared_task
def forget_lists(**_future: Any) -> None:
    """Forget what lists kept to be taken back. Running it again forgets nothing more."""
    directory_forgetting.forget_lists(at=timezone.now())


@shared_task
def read_feed(**_future: Any) -> None:
    """
    Read one feed that is due, outside any transaction, and keep what came of it.

    What came before the feed broke off is kept; what broke it is said to whoever keeps the feed.
    """
    feed = feeds.next_feed(at=timezone.now())
    if feed is None:
        return
    found: list[Found] = []
    problem = ""
    try:
        for each in read_public_feed(feed.address):
            found.append(each)
    except Unusable as refusal:
        problem = str(refusal)
    feeds.take_feed_in(feed, found, problem=problem, at=timezone.now())


@shared_task
def write_open_texts(**_future: Any) -> None:
    """Write the texts of the open data that are due. Running it again writes nothing."""
    open_texts.write_open_texts(TEXTS.write, form=TEXTS.form)
