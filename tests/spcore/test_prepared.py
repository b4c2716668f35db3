"""Statements written out once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from spcore.accounts.models import Membership, User
from spcore.prepared import (
    DAY,
    IDS,
    MOMENT,
    ORGANISATION,
    TEXT,
    USER,
    is_any_of,
    prepare,
    prepare_both,
)
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestPrepare:
    def test_answers_each_caller_with_their_own_rows(self):
        mine, theirs = MembershipFactory(), MembershipFactory()
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk", "role"))

        assert held.rows({USER: mine.user_id}) == [(mine.pk, mine.role)]
        assert held.rows({USER: theirs.user_id}) == [(theirs.pk, theirs.role)]
        assert held.rows({USER: uuid4()}) == []

    def test_refuses_a_statement_in_which_a_callers_id_is_fixed(self):
        rows = Membership.objects.filter(user_id=UUID(int=7)).values_list("pk")

        with pytest.raises(ValueError, match="fixed"):
            prepare(rows)

    def test_refuses_a_statement_in_which_a_moment_is_fixed(self):
        rows = User.objects.filter(created_at__lt=timezone.now()).values_list("pk")

        with pytest.raises(ValueError, match="fixed"):
            prepare(rows)

    def test_a_blank_without_a_value_is_an_error_and_never_everybodys_rows(self):
        MembershipFactory()
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))

        with pytest.raises(KeyError):
            held.rows({ORGANISATION: uuid4()})

    def test_asks_nothing_where_there_can_be_no_row(self, django_assert_num_queries):
        held = prepare(Membership.objects.none().values_list("pk"))

        with django_assert_num_queries(0):
            assert held.rows({}) == []

    def test_an_empty_value_finds_nothing(self):
        MembershipFactory()
        held = prepare(Membership.objects.filter(organisation_id=ORGANISATION).values_list("pk"))

        assert held.rows({ORGANISATION: None}) == []

    def test_compares_a_day(self):
        MembershipFactory()
        rows = User.objects.filter(created_at__date__lte=DAY).values_list("pk")

        assert len(prepare(rows).rows({DAY: timezone.localdate()})) == 1

    def test_compares_a_moment(self):
        user = MembershipFactory().user
        held = prepare(User.objects.filter(created_at__lte=MOMENT).values_list("pk"))

        assert held.rows({MOMENT: user.created_at}) == [(user.pk,)]
        assert held.rows({MOMENT: user.created_at - timedelta(seconds=1)}) == []

    def test_gives_the_objects_of_a_query_with_what_it_brings(self, django_assert_num_queries):
        mine = MembershipFactory(may_approve=True)
        rows = Membership.objects.filter(user_id=USER).select_related("organisation__parent")
        held = prepare(rows.defer("role").annotate(place=F("organisation__name")))

        with django_assert_num_queries(1):
            (found,) = held.rows({USER: mine.user_id})
            said = (found, found.may_approve, found.organisation.name, found.organisation.parent)

        assert said == (mine, True, mine.organisation.name, None)
        assert found.place == mine.organisation.name
        assert found.get_deferred_fields() == {"role"}

    def test_refuses_a_blank_inside_a_longer_text(self):
        rows = User.objects.filter(name__startswith=TEXT).values_list("pk")

        with pytest.raises(ValueError, match="longer text"):
            prepare(rows)

    def test_compares_with_any_of_many(self):
        user = MembershipFactory().user
        held = prepare(User.objects.filter(is_any_of("id", IDS)).values_list("pk"))

        assert held.rows({IDS: [uuid4(), user.pk]}) == [(user.pk,)]
        assert held.rows({IDS: []}) == []

    def test_asks_one_thing_of_every_place_a_blank_stands_at(self):
        user = MembershipFactory().user
        rows = User.objects.filter(pk=USER, memberships__user_id=USER).values_list("pk")

        assert prepare(rows).rows({USER: user.pk}) == [(user.pk,)]


class TestPrepareBoth:
    def test_gives_each_with_what_is_beside_it_or_none(self, django_assert_num_queries):
        mine, alone = MembershipFactory(), UserFactory()
        both = prepare_both(
            User.objects.filter(pk=USER).annotate(first=F("name")),
            Membership.objects.filter(user_id=USER).annotate(place=F("organisation__name")),
        )

        with django_assert_num_queries(1):
            ((user, held),) = both.rows({USER: mine.user_id})
            said = (user, user.first, user.created_at, held, held.role, held.place)
        assert said == (
            *(mine.user, mine.user.name, mine.user.created_at),
            *(mine, mine.role, mine.organisation.name),
        )
        assert both.rows({USER: alone.pk}) == [(alone, None)]
        assert both.rows({USER: uuid4()}) == []

    def test_refuses_what_is_fixed_in_either(self):
        fixed, blank = User.objects.filter(pk=UUID(int=7)), User.objects.filter(pk=USER)

        for one, other in ((fixed, blank), (blank, fixed)):
            with pytest.raises(ValueError, match="fixed"):
                prepare_both(one, other)


class TestOnAConnection:
    def test_is_written_and_planned_once(self, django_assert_num_queries):
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))

        for _time in range(3):
            with django_assert_num_queries(1) as asked:
                held.rows({USER: uuid4()})

        assert asked[0]["sql"].startswith(f"EXECUTE {held.statement.name} (")
        assert _known_to_the_server(held) == 1

    @pytest.mark.django_db(transaction=True)
    def test_is_written_again_on_the_next(self):
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))
        held.rows({USER: uuid4()})
        connection.close()

        assert held.rows({USER: uuid4()}) == []
        assert _known_to_the_server(held) == 1

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("was_asked", [True, False], ids=["held", "new"])
    def test_is_written_again_where_the_server_had_gone_between_two_requests(self, was_asked):
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))
        if was_asked:
            held.rows({USER: uuid4()})
        connection.ensure_connection()
        _end_the_session(connection.connection.info.backend_pid)
        connection.health_check_enabled, connection.health_check_done = True, False

        assert held.rows({USER: uuid4()}) == []

    @pytest.mark.django_db(transaction=True)
    def test_stays_where_the_transaction_it_began_in_was_taken_back(self):
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))
        with transaction.atomic():
            with transaction.atomic():
                held.rows({USER: uuid4()})
                transaction.set_rollback(True)
            assert held.rows({USER: uuid4()}) == []
            transaction.set_rollback(True)

        assert held.rows({USER: uuid4()}) == []
        assert _known_to_the_server(held) == 1

    def test_asks_nothing_of_a_broken_transaction(self):
        held = prepare(Membership.objects.filter(user_id=USER).values_list("pk"))
        with transaction.atomic():
            transaction.set_rollback(True)

            with pytest.raises(TransactionManagementError):
                held.rows({USER: uuid4()})

    @pytest.mark.django_db(transaction=True)
    def test_gives_each_thread_its_own_rows(self):
        users = [MembershipFactory().user_id for _each in range(4)]
        held = prepare(Membership.objects.filter(user_id=USER).values_list("user_id"))

        def ask(user_id: UUID) -> set[UUID]:
            try:
                return {found for _time in range(30) for (found,) in held.rows({USER: user_id})}
            finally:
                connection.close()

        with ThreadPoolExecutor(max_workers=4) as threads:
            found = list(threads.map(ask, users))

        assert found == [{user_id} for user_id in users]

    @pytest.mark.django_db(transaction=True)
    def test_locks_rows_in_a_transaction_alone(self):
        rows = Membership.objects.filter(user_id=USER).select_for_update()
        with transaction.atomic():
            held = prepare(rows)
            assert held.rows({USER: uuid4()}) == []

        with pytest.raises(TransactionManagementError):
            held.rows({USER: uuid4()})


def _end_the_session(pid: int) -> None:
    """Let the server drop a connection, as it does when it starts again."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    finally:
        other.close()


def _known_to_the_server(held):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE name = %s", [held.statement.name]
        )
        return cursor.fetchone()[0]
