"""Verifying: 200 ways to change the trail behind the service's back, all of them found."""

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from spcore.audit import anchors, verifying
from spcore.audit.models import AuditEntry, AuditSeal
from tests.spcore.audit.conftest import ONE, OTHER, looked, seal

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
ENTRIES = 30
COLUMNS = {
    "at": "at + interval '1 second'",
    "user_id": "gen_random_uuid()",
    "role": "'SUPERVISOR'",
    "organisation_id": "gen_random_uuid()",
    "action": "'list'",
    "people": "'{}'",
    "shown": "'{name}'",
    "label": "'another page'",
    "object_id": "gen_random_uuid()",
    "purpose": "'because'",
    "request_id": "gen_random_uuid()",
    "source": "'10.0.0.1'",
}


@pytest.fixture
def trail(anchor_file):
    """Seal and anchor the looks of two organisations; return the file of heads."""
    looked(ENTRIES // 2)
    looked(ENTRIES // 2, organisation_id=OTHER)
    seal()
    anchors.anchor(file=anchor_file, at=timezone.now())
    return anchor_file


def faults(file) -> list[str]:
    return [fault.what for fault in verifying.verify(anchors=anchors.anchors(file))[1]]


def edit(column: str, entry_id: int) -> str:
    return f"UPDATE audit_auditentry SET {column} = {COLUMNS[column]} WHERE id = {entry_id}"


def delete(entry_id: int) -> tuple[str, str]:
    return (
        f"DELETE FROM audit_auditseal WHERE entry_id = {entry_id}",
        f"DELETE FROM audit_auditentry WHERE id = {entry_id}",
    )


def swap(one: int, other: int) -> str:
    return (
        "UPDATE audit_auditentry entry SET user_id = b.user_id, people = b.people"
        " FROM audit_auditentry b"
        f" WHERE (entry.id, b.id) IN (({one}, {other}), ({other}, {one}))"
    )


class TestVerify:
    def test_finds_no_fault_in_a_trail_nobody_touched(self, trail):
        assert verifying.verify(anchors=anchors.anchors(trail)) == (ENTRIES, [])

    @pytest.mark.parametrize("column", COLUMNS)
    def test_finds_an_edit_of_any_column(self, trail, tamper, column):
        tamper(edit(column, AuditEntry.objects.order_by("pk")[3].pk))

        assert faults(trail) == ["the entry or its seal was changed"]

    def test_knows_every_column_of_an_entry(self):
        fields = {field.attname for field in AuditEntry._meta.concrete_fields}

        assert fields - {"id", "txid"} == set(COLUMNS)

    def test_finds_an_entry_deleted_with_its_seal(self, trail, tamper):
        tamper(*delete(AuditEntry.objects.order_by("pk")[3].pk))

        assert faults(trail) == ["an entry is missing"]

    @pytest.mark.django_db(transaction=True)  # its foreign key, asleep, would wake at the end
    def test_finds_an_entry_deleted_without_its_seal(self, trail, tamper):
        tamper(delete(AuditEntry.objects.order_by("pk")[3].pk)[1])

        assert faults(trail) == ["the sealed entry is gone"]

    def test_finds_a_tail_cut(self, trail, tamper):
        last = AuditSeal.objects.filter(chain=ONE).latest("number")

        tamper(*delete(last.entry_id))

        assert faults(trail) == ["the end of the chain is cut off"]

    def test_finds_a_whole_chain_gone(self, trail, tamper):
        for entry_id in AuditSeal.objects.filter(chain=ONE).values_list("pk", flat=True):
            tamper(*delete(entry_id))

        assert faults(trail) == ["the end of the chain is cut off"]

    def test_finds_a_chain_sealed_anew_after_a_change(self, trail, tamper):
        tamper(
            edit("label", AuditEntry.objects.order_by("pk")[3].pk),
            "DELETE FROM audit_auditseal",
            "UPDATE audit_sealmark SET txid = 0",
        )
        seal()

        assert "not what was anchored outside the database" in faults(trail)

    def test_finds_every_one_of_200_random_changes(self, trail, tamper):
        dice = random.Random(20261123)
        ids = list(AuditEntry.objects.order_by("pk").values_list("pk", flat=True))
        tails = [
            AuditSeal.objects.filter(chain=chain).latest("number").pk for chain in (ONE, OTHER)
        ]
        saved = "CREATE TEMP TABLE kept_{0} AS SELECT * FROM audit_audit{0}"
        tamper(saved.format("entry"), saved.format("seal"))
        found = 0

        for _number in range(200):
            change = dice.choice(
                [
                    [edit(dice.choice(list(COLUMNS)), dice.choice(ids))],
                    delete(dice.choice(ids)),
                    [swap(*dice.sample(ids, 2))],
                    delete(dice.choice(tails)),
                ]
            )
            tamper(*change)
            found += bool(faults(trail))
            tamper(
                "DELETE FROM audit_auditseal",
                "DELETE FROM audit_auditentry",
                "INSERT INTO audit_auditentry OVERRIDING SYSTEM VALUE SELECT * FROM kept_entry",
                "INSERT INTO audit_auditseal SELECT * FROM kept_seal",
            )

        tamper("DROP TABLE kept_entry", "DROP TABLE kept_seal")
        assert found == 200


class TestAnchor:
    def test_writes_only_the_heads_that_moved(self, trail):
        looked(1)
        seal()

        assert anchors.anchor(file=trail, at=timezone.now()) == 1
        assert anchors.anchor(file=trail, at=timezone.now()) == 0
        assert len(trail.read_text().splitlines()) == 3

    def test_survives_a_line_half_written(self, trail):
        with trail.open("a") as stream:
            stream.write('{"chain": "12')

        assert faults(trail) == []


class TestCommand:
    def test_says_how_many_it_read(self, trail):
        out = StringIO()

        call_command("verify_audit", stdout=out)

        assert f"No fault in {ENTRIES} entries" in out.getvalue()

    def test_fails_and_names_the_chain_and_number(self, trail, tamper):
        tamper(edit("label", AuditSeal.objects.get(chain=ONE, number=4).pk))
        out = StringIO()

        with pytest.raises(CommandError, match="1 faults"):
            call_command("verify_audit", stdout=out)

        assert f"{ONE} number 4" in out.getvalue()

    def test_fails_when_an_entry_is_kept_from_the_sealer(self, trail, tamper):
        looked(1)
        tamper("UPDATE audit_auditentry SET at = at - interval '1 hour'")

        with pytest.raises(CommandError):
            call_command("verify_audit", stdout=StringIO())
