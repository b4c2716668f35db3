"""Feeds that the directory reads by itself: kept by its editors, never trusted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Q, Value
from django.utils.text import slugify
from django.utils.translation import gettext as _

from providers import policies
from providers.models import DirectorySource, Service
from providers.policies import Action
from providers.services.directory_entry import DirectoryEntry, Found, Note, Source
from providers.services.directory_loading import load_directory
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.loading.copying import lift_timeout
from spcore.loading.report import Refusal, Report

SHOWN = 200  # refused records that are kept to be read


@dataclass(frozen=True, slots=True)
class FeedDetails:
    """What an editor says of a feed; `days` from one reading to the next, 0 for never."""

    name: str
    address: str
    licence: str = ""
    days: int = 1


@transaction.atomic
def add_feed(*, actor: Actor, feed_id: UUID, details: FeedDetails) -> DirectorySource:
    """
    Keep a feed under a name drawn from its own, once for each form; it is read in some minutes.

    :raises NotPermitted, Invalid:
    """
    policies.check(actor, Action.KEEP_FEEDS)
    slug = f"{slugify(details.name)[:30].strip('-') or 'feed'}-{feed_id.hex[:8]}"
    already = DirectorySource.objects.filter(slug=slug).first()
    if already is not None:
        return already
    _check(details)
    feed = DirectorySource(slug=slug, is_asked=True)
    _fill(feed, details)
    feed.save(force_insert=True)
    _record(actor, audit.Action.CREATE, "providers:feed_add", feed)
    return feed


@transaction.atomic
def edit_feed(*, actor: Actor, slug: str, version: int, details: FeedDetails) -> None:
    """
    Change a feed.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody saved it since `version` was shown.
    """
    policies.check(actor, Action.KEEP_FEEDS)
    feed = _locked(slug)
    if feed.version != version:
        raise Conflict(_("Somebody else changed this feed while you were editing it"))
    _check(details)
    _fill(feed, details)
    feed.version += 1
    feed.save()
    _record(actor, audit.Action.CHANGE, "providers:feed_edit", feed)


@transaction.atomic
def ask_for_feed(*, actor: Actor, slug: str) -> None:
    """Have a feed read as soon as a worker is free. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.KEEP_FEEDS)
    feed = _locked(slug)
    feed.is_asked = True
    feed.save(update_fields=["is_asked"])
    _record(actor, audit.Action.CHANGE, "providers:feed_pull", feed)


def next_feed(*, at: datetime) -> DirectorySource | None:
    """Return a feed that is due, and say that its reading began: no second worker gets it."""
    pause = ExpressionWrapper(F("days") * Value(timedelta(days=1)), output_field=DurationField())
    due = Q(is_asked=True) | Q(tried_at=None, days__gt=0) | Q(days__gt=0, next_at__lte=at)
    rows = DirectorySource.objects.exclude(address="").annotate(next_at=F("tried_at") + pause)
    with transaction.atomic():
        locked = rows.filter(due).order_by("tried_at", "slug").select_for_update(skip_locked=True)
        feed = locked.first()
        if feed is not None:
            feed.tried_at, feed.is_asked = at, False
            feed.save(update_fields=["tried_at", "is_asked"])
    return feed


@transaction.atomic
def take_feed_in(
    feed: DirectorySource, found: Iterable[Found], *, problem: str, at: datetime
) -> Report:
    """
    Write what was read of a feed; `problem` says why it was not read through.

    Listings that it has no more are set to "not running" only after a reading without any fault,
    which still has half of what was known. One that found nothing changes nothing.
    """
    lift_timeout()
    kept = list(found)
    entries = sum(isinstance(each, DirectoryEntry) for each in kept)
    known = Service.objects.filter(source=feed.slug).count()
    is_whole = not problem and not any(isinstance(each, Refusal) for each in kept)
    if not problem and not entries:
        problem = _("It gave no services. Nothing was changed")
    elif is_whole and entries * 2 < known:
        is_whole = False
        problem = _("It gave less than half of what it had. No listing was taken away")
    source = Source(feed.slug, feed.name, feed.licence)
    report = Report(feed.name, refused=[each for each in kept if isinstance(each, Refusal)])
    if entries:
        report = load_directory(source=source, found=kept, at=at, is_complete=is_whole)
    notes = [each.text for each in kept if isinstance(each, Note)] if not entries else report.notes
    _note_run(feed, report, problem=problem, notes=notes)
    return report


def _note_run(feed: DirectorySource, report: Report, *, problem: str, notes: list[str]) -> None:
    refused = [[one.row, one.column, one.problem, one.remedy] for one in report.refused]
    DirectorySource.objects.filter(slug=feed.slug).update(
        problem=problem[:500],
        counts={
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "refused": len(report.refused),
            "warnings": len(report.warnings),
        },
        refused=[*refused[:SHOWN], *([0, "", note, ""] for note in notes[:20])],
    )


def _check(details: FeedDetails) -> None:
    if not details.address.startswith("https://"):
        raise Invalid(_("Enter an address that starts with https://"), field="address")


def _fill(feed: DirectorySource, details: FeedDetails) -> None:
    feed.name, feed.address = details.name[:200], details.address
    feed.licence, feed.days = details.licence[:200], details.days


def _locked(slug: str) -> DirectorySource:
    rows = DirectorySource.objects.exclude(address="").select_for_update()
    feed = rows.filter(slug=slug).first()
    if feed is None:
        raise NotVisible
    return feed


def _record(actor: Actor, action: audit.Action, label: str, feed: DirectorySource) -> None:
    audit.record(actor=actor, action=action, label=label, purpose=feed.slug)
