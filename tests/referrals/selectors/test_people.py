"""Finding people: one question, by an index."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals import selectors
from referrals.models import Person
from referrals.selectors import Sought
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world

pytestmark = pytest.mark.django_db
BORN = date(1961, 3, 4)


class TestPeopleLike:
    @pytest.mark.parametrize(
        "sought",
        [
            Sought(nhs_number="9990000018"),
            Sought(family_name="Kowalska", given_name="Ewa", birth_date=BORN),
        ],
    )
    def test_asks_the_database_once(self, sought):
        world = small_world()
        PersonFactory(folded_name="kowalska ewa", nhs_number="9990000018", practice=world.practice)

        with CaptureQueriesContext(connection) as asked:
            found = selectors.people_like(actor=world.gp, sought=sought)

        assert (len(found), len(asked)) == (1, 1)

    def test_does_not_offer_somebody_born_another_day(self):
        world = small_world()
        PersonFactory(folded_name="kowalska ewa", practice=world.practice)
        sought = Sought(family_name="Kowalska", birth_date=date(1962, 3, 4))

        assert selectors.people_like(actor=world.gp, sought=sought) == []

    def test_finds_names_given_the_wrong_way_round(self):
        world = small_world()
        person = PersonFactory(folded_name="ewa kowalska", practice=world.practice)
        sought = Sought(family_name="Kowalska", given_name="Ewa", birth_date=BORN)

        assert selectors.people_like(actor=world.gp, sought=sought) == [person]

    def test_a_role_that_refers_nobody_finds_nobody(self):
        world = small_world()
        PersonFactory(nhs_number="9990000018", practice=world.practice)
        commissioner = actor_in(Role.COMMISSIONER, world.scheme.organisation)

        assert selectors.people_like(actor=commissioner, sought=Sought("9990000018")) == []

    @pytest.mark.engine
    def test_reads_no_whole_table(self):
        world = small_world()
        rows = [
            Person(
                given_name="A",
                family_name=f"F{number}",
                folded_name=f"f{number} a",
                birth_date=date(1930 + number % 80, 1 + number % 12, 1 + number % 28),
                nhs_number=f"{number:010}",
                practice=world.practice,
            )
            for number in range(3000)
        ]
        Person.objects.bulk_create(rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE referrals_person")

        by_number = Person.objects.visible_to(world.gp).filter(nhs_number="0000000042")
        by_name = Person.objects.visible_to(world.gp).filter(
            birth_date=BORN, folded_name__startswith="f42 "
        )

        for rows_asked in (by_number, by_name):
            assert "Seq Scan on referrals_person" not in rows_asked.explain()
