"""Writing one row by a statement that is kept."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from spcore.accounts.models import Membership, User
from spcore.audit.models import AuditEntry
from spcore.writing import insert, insert_all, is_inserted, together, update
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
REFUSES = """
CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the trail is full''; END';
CREATE TRIGGER refuse BEFORE INSERT ON audit_auditentry EXECUTE FUNCTION pg_temp.refuse();
"""


class Refused(Exception):
    """What the trail says."""


def entry() -> AuditEntry:
    return AuditEntry(at=timezone.now(), action="read", label="x")


def insert_or_refuse() -> None:
    insert(entry(), refusal=lambda _error: Refused())


def send(*writes: Callable[[], object]) -> None:
    with transaction.atomic(), together():
        for write in writes:
            write()


class TestIsInserted:
    def test_writes_the_row_in_one_statement(self, django_assert_num_queries):
        user = User(id=uuid4(), email="ada@example.org", name="Ada", password="!")

        with django_assert_num_queries(1):
            assert is_inserted(user)

        assert User.objects.get(pk=user.pk).name == "Ada"
        user.name = "Ada Okafor"
        user.save()  # it is known to be there, so this changes it
        assert User.objects.get().name == "Ada Okafor"

    def test_leaves_a_row_with_the_same_unique_value_as_it_is(self):
        held = MembershipFactory()
        again = Membership(
            user=held.user, organisation=held.organisation, role=held.role, may_approve=True
        )

        assert not is_inserted(again)
        assert [(row.pk, row.may_approve) for row in Membership.objects.all()] == [(held.pk, False)]

    def test_takes_the_key_for_a_unique_value(self):
        held = UserFactory(name="Ada")

        assert not is_inserted(User(id=held.pk, email="other@example.org", name="Noor"))
        assert User.objects.get().name == "Ada"


class TestInsert:
    def test_writes_what_saving_would(self, django_assert_num_queries):
        asked, at = uuid4(), timezone.now()
        row = AuditEntry(at=at, action="read", label="x", people=[asked], shown=["name", "needs"])

        with django_assert_num_queries(1):
            insert(row)

        held = AuditEntry.objects.get()
        saved = AuditEntry(at=at, action="read", label="x", people=[asked], shown=["name", "needs"])
        saved.request_id = held.request_id
        saved.save(force_insert=True)
        written = AuditEntry.objects.values().exclude(pk=held.pk).get()
        assert {**written, "id": held.pk} == AuditEntry.objects.values().get(pk=held.pk)

    def test_writes_empty_lists_and_nothing(self):
        insert(AuditEntry(at=timezone.now(), action="read", label="x"))

        held = AuditEntry.objects.get()
        assert (held.people, held.shown, held.user_id) == ([], [], None)

    def test_refuses_a_unique_value_that_is_held(self):
        held = UserFactory()

        with pytest.raises(IntegrityError):
            insert(User(id=held.pk, email="other@example.org", name="Noor"))


class TestUpdate:
    def test_writes_these_columns_alone(self, django_assert_num_queries):
        row = MembershipFactory(may_approve=False)
        other = UserFactory()
        row.may_approve, row.user, row.role = True, other, "nothing"

        with django_assert_num_queries(1):
            update(row, ["may_approve", "user", "user_id"])

        held = Membership.objects.get()
        assert (held.may_approve, held.user_id, held.role != "nothing") == (True, other.pk, True)

    def test_refuses_a_row_that_is_not_there(self):
        with pytest.raises(DatabaseError):
            update(Membership(id=uuid4(), may_approve=True), ["may_approve"])


class TestInsertAll:
    @pytest.mark.parametrize("many", [0, 1, 3])
    def test_writes_them_in_one_statement(self, many, django_assert_num_queries):
        rows = [AuditEntry(at=timezone.now(), action="read", label="x") for _row in range(many)]

        with django_assert_num_queries(min(many, 1)):
            insert_all(rows)

        assert AuditEntry.objects.count() == many


class TestTogether:
    def test_sends_what_is_written_in_one_trip(self, django_assert_num_queries):
        member, row = MembershipFactory(may_approve=False), entry()
        member.may_approve = True

        with django_assert_num_queries(1), together():
            update(member, ["may_approve"])
            insert(row)
            insert_all([entry(), entry()])

        assert Membership.objects.get().may_approve
        assert AuditEntry.objects.count() == 3

    def test_keeps_their_order(self):
        user = User(id=uuid4(), email="ada@example.org", name="Ada", password="!")

        with together():
            insert(user)
            user.name = "Ada Okafor"
            update(user, ["name"])

        assert User.objects.get(pk=user.pk).name == "Ada Okafor"

    def test_inserts_a_row_as_it_ends_up(self):
        user = User(id=uuid4(), email="ada@example.org", name="Ada", password="!")
        user.last_login = at = timezone.now()

        with CaptureQueriesContext(connection) as asked, together():
            insert(user)
            user.name, user.last_login = "Ada Okafor", None
            update(user, ["name"])
            insert(entry())

        held = User.objects.get(pk=user.pk)
        assert (held.name, held.last_login) == ("Ada Okafor", at)  # nobody said to write the other
        [sent] = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
        assert sent.count("EXECUTE") == 2

    def test_updates_a_row_that_was_sent_meanwhile(self):
        user = User(id=uuid4(), email="ada@example.org", name="Ada", password="!")

        with together():
            insert(user)
            assert User.objects.filter(name="Ada").exists()
            user.name = "Ada Okafor"
            update(user, ["name"])

        assert User.objects.get(pk=user.pk).name == "Ada Okafor"

    def test_shows_what_waits_to_whatever_is_asked_meanwhile(self):
        with together():
            insert(entry())
            assert AuditEntry.objects.count() == 1
            insert(entry())
            with transaction.atomic(), together():
                insert(entry())
            assert is_inserted(User(id=uuid4(), email="ada@example.org", name="Ada"))

        assert AuditEntry.objects.count() == 3

    def test_writes_nothing_where_one_is_refused(self):
        member = MembershipFactory(may_approve=False)
        member.may_approve = True

        with pytest.raises(DatabaseError):
            send(
                partial(update, member, ["may_approve"]),
                partial(update, Membership(id=uuid4(), may_approve=True), ["may_approve"]),
                partial(insert, entry()),
            )

        assert not Membership.objects.get().may_approve
        assert not AuditEntry.objects.exists()

    def test_sends_nothing_after_an_error_of_ours(self):
        with pytest.raises(KeyError):
            send(partial(insert, entry()), {}.popitem)

        insert(entry())
        assert AuditEntry.objects.count() == 1

    def test_says_what_an_entry_says_where_it_cannot_be_written(self):
        member = MembershipFactory()
        with connection.cursor() as cursor:
            cursor.execute(REFUSES)

        with pytest.raises(Refused):
            send(partial(update, member, ["may_approve"]), insert_or_refuse)

    def test_leaves_a_fault_of_ours_as_it_is(self):
        with pytest.raises(DataError):
            send(partial(update, Membership(id=uuid4()), ["may_approve"]), insert_or_refuse)


@pytest.mark.django_db(transaction=True)
class TestTogetherOutsideATransaction:
    def test_is_refused(self):
        with pytest.raises(TransactionManagementError), together():
            pass
