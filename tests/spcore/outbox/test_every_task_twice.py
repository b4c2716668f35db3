"""The broker may deliver a task twice, even at once: it ends the same, and sends once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from evaluation import services as evaluation
from evaluation.facts.models import Cell, ReferralFact, Release
from evaluation.facts.services import cells
from evaluation.fund.models import Award, FundRound
from evaluation.measures.models import Asking
from linkworkers.models import CaseloadImport, DirectoryNews, Reminder, TrainingRecord
from providers.models import (
    DirectoryImport,
    DirectoryImportRow,
    DirectorySource,
    Funding,
    FundingWarning,
    ListingAsk,
    OpenText,
)
from referrals.models import CoverGrant, Digest, OnwardReferral, OnwardStep, Step
from spcore.audit.models import AuditSeal, SealMark
from spcore.celery import app
from spcore.config.schedule import BEAT
from spcore.notify.models import IncomingText, SentMessage
from spcore.outbox.models import Heartbeat, OutboxMessage, State
from tests.evaluation.fund.world import award_in, fund_world
from tests.evaluation.measures.asking import a_month_after_the_end
from tests.factories.referrals import small_world
from tests.linkworkers.covering import absent, colleague_in
from tests.linkworkers.importing import ANNA, as_csv, bring_in
from tests.linkworkers.reminding import stale
from tests.linkworkers.training import course_in, record_of
from tests.providers import keeping
from tests.providers import listing_files as lists
from tests.referrals.sharing import offered
from tests.spcore.audit.conftest import (
    anchor_file,  # noqa: F401 (a fixture)
    looked,
    seal,
)
from tests.spcore.outbox.conftest import promise

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


def ten_promises() -> dict[str, Any]:
    return {"message_ids": [str(promise().pk) for _number in range(10)]}


def a_trail() -> dict[str, Any]:
    looked(10)
    SealMark.objects.create(pk=1, txid=2**62)  # all that is committed may be sealed
    return {}


def a_sealed_trail() -> dict[str, Any]:
    looked(10)
    seal()
    return {}


def a_busy_practice() -> dict[str, Any]:
    small_world().referral(submitted=True)
    return {}


def a_feed_that_is_not_public() -> dict[str, Any]:
    DirectorySource.objects.create(
        slug="ours", name="Ours", address="https://127.0.0.1/", days=1, is_asked=True
    )
    return {}


def an_unanswered_onward_referral() -> dict[str, Any]:
    offered().sent()
    OnwardReferral.objects.update(sent_at=timezone.now() - timedelta(days=60))
    return {}


def an_old_import() -> dict[str, Any]:
    bring_in(small_world(), as_csv(ANNA))
    CaseloadImport.objects.update(done_at=timezone.now() - timedelta(days=60))
    return {}


def an_old_list() -> dict[str, Any]:
    lists.bring_in(lists.an_editor(), lists.as_csv(lists.CHOIR))
    DirectoryImport.objects.update(done_at=timezone.now() - timedelta(days=60))
    return {}


def a_silent_case() -> dict[str, Any]:
    stale(small_world())
    return {}


def somebody_away() -> dict[str, Any]:
    """Leave a worker on leave, and a person given to them since."""
    world, now = small_world(), timezone.now()
    today = timezone.localdate(now)
    absent(world, cover=colleague_in(world), first=today, last=today + timedelta(days=5), at=now)
    world.referral(active=True)
    return {}


def training_that_ends() -> dict[str, Any]:
    world = small_world()
    record_of(world, course_in(world), days_left=10)
    return {}


def listings_due() -> dict[str, Any]:
    keeping.due(keeping.owner())
    return {}


def money_that_ends() -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=20)
    Funding.objects.create(provider=keeping.owner(), funder="The Trust", ends_on=until)
    return {}


def a_fund_with_days_that_are_over() -> dict[str, Any]:
    world = fund_world("open", closes_on=timezone.localdate() - timedelta(days=1))
    award_in(world)
    return {}


def small_world_alone() -> dict[str, Any]:
    small_world()
    return {}


def nothing() -> dict[str, Any]:
    return {}


def old_drafts() -> dict[str, Any]:
    world, told = small_world(), timezone.now() - timedelta(days=8)
    for _number in range(3):
        world.referral(created_at=told - timedelta(days=30), tidy_told_at=told)
    return {}


def a_fact() -> dict[str, Any]:
    referral = small_world().referral(submitted=True)
    evaluation.project_referral(referral_id=referral.pk, at=timezone.now())
    return {}


def a_cell_that_is_off() -> dict[str, Any]:
    a_fact()
    cells.fold()
    Cell.objects.update(n=99)
    return {}


def counted_in_cells() -> int | None:
    return Cell.objects.aggregate(all=Sum("n"))["all"]


def sessions() -> dict[str, Any]:
    """Leave one that is over, with words in it, and one that is not."""
    for hours in (-1, 1):
        session = SessionStore()
        session["kept_typing"] = {"body": "reason=Sad"}
        session.save()
        until = timezone.now() + timedelta(hours=hours)
        Session.objects.filter(pk=session.session_key).update(expire_date=until)
    return {}


# For each task: what it finds, and what must be the same however often it ran.
CASES: dict[str, tuple[Callable[[], dict[str, Any]], Callable[[], Any]]] = {
    "spcore.outbox.tasks.deliver_batch": (
        ten_promises,
        lambda: OutboxMessage.objects.filter(state=State.DONE, attempts=1).count(),
    ),
    "spcore.outbox.tasks.heartbeat": (nothing, Heartbeat.objects.count),
    "spcore.accounts.tasks.forget_sessions": (
        sessions,
        lambda: (
            Session.objects.filter(expire_date__gt=timezone.now()).count()
            - Session.objects.filter(expire_date__lte=timezone.now()).count()
        ),
    ),
    "spcore.audit.tasks.seal": (a_trail, AuditSeal.objects.count),
    "spcore.audit.tasks.anchor": (
        a_sealed_trail,
        lambda: SealMark.objects.exclude(anchored_at=None).count(),
    ),
    "referrals.tasks.tidy_drafts": (old_drafts, Step.objects.count),
    "providers.tasks.read_feed": (
        a_feed_that_is_not_public,
        lambda: list(DirectorySource.objects.values_list("problem", "tried_at", "is_asked")),
    ),
    "evaluation.tasks.ask_afterwards": (a_month_after_the_end, Asking.objects.count),
    "evaluation.tasks.publish_figures": (nothing, Release.objects.count),
    "evaluation.tasks.rebuild_facts": (a_busy_practice, ReferralFact.objects.count),
    "evaluation.facts.tasks.fold_cells": (a_fact, counted_in_cells),
    "evaluation.facts.tasks.check_cells": (a_cell_that_is_off, counted_in_cells),
    "evaluation.fund.tasks.keep_days": (
        a_fund_with_days_that_are_over,
        lambda: (
            FundRound.objects.exclude(status="open").count()
            + Award.objects.exclude(asked_year=None).count()
        ),
    ),
    "linkworkers.tasks.remind": (
        a_silent_case,
        lambda: Reminder.objects.count() + OutboxMessage.objects.count(),
    ),
    "spcore.notify.tasks.read_receipts": (nothing, SentMessage.objects.count),
    "spcore.notify.tasks.read_texts": (nothing, IncomingText.objects.count),
    "linkworkers.tasks.keep_covers": (somebody_away, CoverGrant.objects.count),
    "linkworkers.tasks.remind_of_training": (
        training_that_ends,
        lambda: TrainingRecord.objects.exclude(told_last_at=None).count(),
    ),
    "linkworkers.tasks.promise_directory_news": (small_world_alone, DirectoryNews.objects.count),
    "linkworkers.tasks.forget_imports": (
        an_old_import,
        lambda: CaseloadImport.objects.exclude(forgotten_at=None).count(),
    ),
    "providers.tasks.forget_lists": (
        an_old_list,
        lambda: DirectoryImportRow.objects.filter(after="").count(),
    ),
    "providers.tasks.warn_of_endings": (money_that_ends, FundingWarning.objects.count),
    "providers.tasks.write_open_texts": (listings_due, OpenText.objects.count),
    "providers.tasks.ask_owners": (listings_due, ListingAsk.objects.filter(times=1).count),
    "referrals.tasks.promise_digests": (a_busy_practice, Digest.objects.count),
    "referrals.tasks.expire_unanswered": (
        an_unanswered_onward_referral,
        lambda: OnwardStep.objects.filter(action="expire").count(),
    ),
}

# What may have nothing to do today.
BY_THE_CALENDAR = {
    "evaluation.tasks.publish_figures",
    "linkworkers.tasks.promise_directory_news",
    "referrals.tasks.promise_digests",
    "spcore.notify.tasks.read_texts",
    "spcore.notify.tasks.read_receipts",  # texts are set up nowhere here
}


def our_tasks() -> set[str]:
    app.loader.import_default_modules()
    return {name for name in app.tasks if not name.startswith("celery.")}


def at_once(*acts: Callable[[], object]) -> None:
    """Run each in a thread of its own, and raise what any of them raised."""
    start, errors = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


class TestEveryTask:
    def test_has_a_case_here(self):
        assert our_tasks() == set(CASES)

    def test_on_the_clock_exists(self):
        assert {entry["task"] for entry in BEAT.values()} <= our_tasks()

    @pytest.mark.parametrize("name", CASES)
    def test_run_twice_ends_the_same(self, name, subscribe, anchor_file):  # noqa: F811
        partner, (arrange, outcome) = subscribe("news"), CASES[name]
        assert name in our_tasks()
        arguments, task = arrange(), app.tasks[name]

        task(**arguments)
        first = outcome(), len(partner.called), _lines(anchor_file)
        task(**arguments, from_a_later_version=True)

        assert (outcome(), len(partner.called), _lines(anchor_file)) == first
        assert first[0] or name in BY_THE_CALENDAR

    @pytest.mark.parametrize("name", CASES)
    def test_run_four_times_at_once_ends_the_same(self, name, subscribe, anchor_file):  # noqa: F811
        partner, (arrange, outcome) = subscribe("news"), CASES[name]
        assert name in our_tasks()
        arguments, task = arrange(), app.tasks[name]

        at_once(*[lambda: task(**arguments)] * 4)
        together = outcome(), len(partner.called)
        task(**arguments)

        assert (outcome(), len(partner.called)) == together
        assert len(partner.called) == len(set(partner.called))


def _lines(file) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []
