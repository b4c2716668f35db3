"""Statements written out once."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import F
from django.utils import timezone

from spcore.accounts.models import Membership, User
from spcore.prepared import DAY, MOMENT, ORGANISATION, USER, prepare
from tests.factories.accounts import MembershipFactory

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
