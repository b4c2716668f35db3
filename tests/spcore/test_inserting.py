"""Inserting a row unless another has its unique value."""

from uuid import uuid4

import pytest

from spcore.accounts.models import Membership, User
from spcore.inserting import is_inserted
from tests.factories.accounts import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


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
