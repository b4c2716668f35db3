"""Sealing: every entry once, in chains without gaps, never past a transaction still running."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from spcore.audit import sealing, selectors
from spcore.audit.models import NO_ORGANISATION, AuditEntry, AuditSeal, SealMark
from tests.spcore.audit.conftest import ONE, OTHER, looked, seal, wait_for_others

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def numbers(chain) -> list[int]:
    rows = AuditSeal.objects.filter(chain=chain).order_by("number")
    return list(rows.values_list("number", flat=True))


def in_thread(act) -> threading.Thread:
    def run() -> None:
        act()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


class TestSeal:
    def test_gives_each_organisation_a_chain_of_its_own_without_gaps(self):
        looked(3)
        looked(2, organisation_id=OTHER)
        looked(1, organisation_id=None)
        seal()
        looked(2)

        seal()

        assert numbers(ONE) == [1, 2, 3, 4, 5]
        assert numbers(OTHER) == [1, 2]
        assert numbers(NO_ORGANISATION) == [1]

    def test_seals_nothing_twice(self):
        looked(3)
        wait_for_others()

        assert [sealing.seal(at=NOON) for _time in range(3)] == [3, 0, 0]

    def test_waits_for_an_earlier_transaction_and_misses_nothing(self):
        looked()
        wait_for_others()
        with transaction.atomic():
            looked()  # its number is given; it is not committed yet
            looked_later = in_thread(looked)
            looked_later.join()
            sealed_while_it_ran: list[int] = []
            in_thread(lambda: sealed_while_it_ran.append(sealing.seal(at=NOON))).join()

        wait_for_others()
        assert sealed_while_it_ran == [1]
        assert sealing.seal(at=NOON) == 2
        assert numbers(ONE) == [1, 2, 3]

    def test_two_sealers_at_once_seal_each_entry_once(self):
        looked(40)
        SealMark.objects.create(pk=1, txid=2**62)

        threads = [in_thread(lambda: sealing.seal(at=NOON)) for _number in range(4)]
        for thread in threads:
            thread.join()

        assert numbers(ONE) == list(range(1, 41))

    def test_goes_on_in_batches(self, monkeypatch):
        monkeypatch.setattr(sealing, "BATCH", 4)
        looked(10)

        assert [seal() for _time in range(4)] == [4, 4, 2, 0]
        assert numbers(ONE) == list(range(1, 11))

    def test_seals_everything_after_a_restore_on_a_server_with_lower_numbers(self, tamper):
        looked(2)
        seal()
        looked(1)
        tamper("UPDATE audit_auditentry SET txid = txid + 1000000000")
        SealMark.objects.update(txid=2_000_000_000)

        assert sealing.seal(at=NOON) == 1

        looked(1)
        with transaction.atomic():
            AuditEntry.objects.create(at=NOON, action="read", label="page", organisation_id=ONE)
            newest = AuditEntry.objects.latest("pk")
        wait_for_others(newest.txid)
        sealing.seal(at=NOON)
        assert numbers(ONE) == [1, 2, 3, 4, 5]

    def test_costs_the_same_however_long_the_trail(self, django_assert_max_num_queries):
        looked(2)
        seal()
        looked(30)

        with django_assert_max_num_queries(9):
            sealing.seal(at=NOON)


class TestSealingState:
    def test_is_as_late_as_the_oldest_entry_without_a_seal(self):
        looked()
        wait_for_others()
        sealing.seal(at=NOON)
        assert selectors.sealing_state(at=timezone.now()).lag == timedelta()

        looked()
        at = AuditEntry.objects.latest("pk").at + timedelta(minutes=4)

        assert selectors.sealing_state(at=at).lag == timedelta(minutes=4)
