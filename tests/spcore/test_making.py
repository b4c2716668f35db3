"""Objects of models made in one go."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection

from spcore.accounts.models import Membership, Organisation, User
from spcore.making import maker, new
from tests.factories.accounts import MembershipFactory, OrganisationFactory, UserFactory

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.split(".")[0]
    in {"spcore", "providers", "referrals", "linkworkers", "evaluation"}
]


def kept(row):
    """Return what an object holds, with what differs from one to the next as its type alone."""
    held = {name: value for name, value in row.__dict__.items() if name != "_state"}
    return {
        name: type(value)
        if isinstance(value, UUID | datetime) or "Default" in type(value).__name__
        else value
        for name, value in held.items()
    }


class TestNew:
    @pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
    def test_begins_as_django_begins_it(self, model):
        ours, theirs = new(model), model()

        assert kept(ours) == kept(theirs)
        assert (ours._state.adding, ours._state.db) == (True, None)

    def test_takes_columns_and_other_rows_of_which_it_takes_the_key(self):
        user, organisation = User(name="Ewa"), Organisation(name="Practice")

        row = new(Membership, user=user, organisation_id=organisation.pk, role="PROVIDER")

        assert (row.user, row.user_id, row.role) == (user, user.pk, "PROVIDER")
        assert row.organisation_id == organisation.pk
        assert new(Membership).pk != new(Membership).pk

    def test_keeps_nothing_for_the_next(self):
        new(User, name="Ewa", job_title="Nurse")

        assert (new(User).name, new(User).job_title) == ("", "")

    def test_refuses_what_is_no_field(self):
        with pytest.raises(TypeError, match="colour"):
            new(User, colour="red")

    @pytest.mark.django_db
    def test_is_saved_as_any_other(self):
        row = new(User, email="ewa@example.org", name="Ewa")
        row.save()

        assert User.objects.get(pk=row.pk).name == "Ewa"
        assert not row._state.adding


@pytest.mark.django_db
class TestMaker:
    def test_makes_what_from_db_makes(self):
        names = [field.attname for field in User._meta.concrete_fields]
        values = User.objects.values_list(*names).get(pk=UserFactory().pk)

        ours = maker(User, names, alias="default")(values)
        theirs = User.from_db("default", names, values)

        assert ours == theirs
        assert ours.__dict__ | {"_state": 0} == theirs.__dict__ | {"_state": 0}
        assert (ours._state.adding, ours._state.db) == (False, "default")

    def test_asks_for_another_column_when_it_is_read(self, django_assert_num_queries):
        user = UserFactory()
        found = maker(User, ["id", "email"], alias="default")((user.pk, user.email))
        assert "name" in found.get_deferred_fields()

        with django_assert_num_queries(1):
            assert found.name == user.name

    def test_brings_what_a_key_stands_for_only_once_asked(self, django_assert_num_queries):
        held = MembershipFactory()
        names = ["id", "organisation_id"]
        found = maker(Membership, names, alias="default")((held.pk, held.organisation_id))

        with django_assert_num_queries(1):
            assert found.organisation == held.organisation
        found.organisation_id = OrganisationFactory().pk
        assert found.organisation != held.organisation

    def test_wants_a_value_for_each_column(self):
        with pytest.raises(ValueError, match="zip"):
            maker(User, ["id", "email"], alias="default")((uuid4(),))

    def test_leaves_a_model_with_a_way_of_its_own_to_it(self, monkeypatch):
        made = []

        def from_db(_cls, *asked):
            made.append(asked)

        monkeypatch.setattr(Organisation, "from_db", classmethod(from_db))
        from spcore import making  # noqa: PLC0415

        making._is_plain.cache_clear()
        try:
            maker(Organisation, ["id"], alias=connection.alias)((1,))
        finally:
            making._is_plain.cache_clear()
        assert made == [("default", ["id"], (1,))]
