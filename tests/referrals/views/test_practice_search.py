"""A practice that no list holds: found in the register while a person is added, or by themself."""

import pytest
import time_machine

from referrals.models import Person, Referral
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world
from tests.referrals.self_referring import WEDNESDAY, AtTheForm, open_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.views import test_person_add

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside():
    return OrganisationFactory(
        kind=OrganisationKind.PRACTICE,
        ods_code="B86003",
        name="Shadwell Surgery",
        address="1 Main Street, Leeds",
    )


def added(world, **changes):
    typed = test_person_add.typed(world, nhs_number="", no_nhs_number="not_known", **changes)
    return signed_in(world.gp).post(test_person_add.URL, typed)


class TestWhoAddsAPerson:
    @pytest.mark.parametrize("words", ["b86003", "shadwell"])
    def test_is_asked_once_which_practice_was_meant(self, outside, words):
        world = small_world()

        asked = text_of(added(world, elsewhere=words, phone="07700 900456"))
        answer = added(world, elsewhere=words, which=str(outside.pk))

        assert "Choose which practice you mean" in asked
        assert "Shadwell Surgery, 1 Main Street, Leeds" in asked
        assert 'value="07700 900456"' in asked
        assert answer.status_code == 302
        assert Person.objects.get().practice == outside

    def test_keeps_one_that_is_in_no_register_as_typed(self):
        world = small_world()

        asked = text_of(added(world, elsewhere="Meddygfa Dyfi", registered_with=""))
        added(world, elsewhere="Meddygfa Dyfi", which="typed", registered_with="")

        person = Person.objects.get()
        assert "We found no open practice for this" in asked
        assert (person.practice, person.no_practice) == (None, "not_known")
        assert person.practice_name == "Meddygfa Dyfi"

    def test_is_asked_for_a_practice_where_none_was_chosen_or_searched_for(self):
        page = text_of(added(small_world(), registered_with=""))

        assert "Choose their GP practice, or say that there is none" in page

    def test_loses_no_name_of_a_practice_when_something_else_is_mended(self):
        world = small_world()
        added(world, elsewhere="Meddygfa Dyfi", which="typed", registered_with="")
        draft, person = Referral.objects.get(), Person.objects.get()
        typed = test_person_add.typed(world, nhs_number="", no_nhs_number="not_known")
        typed |= {"registered_with": "not_known", "phone": "07700 900457"}

        signed_in(world.gp).post(
            f"/referrals/{draft.pk}/person/", typed | {"version": person.version}
        )

        person.refresh_from_db()
        assert (person.phone, person.practice_name) == ("07700 900457", "Meddygfa Dyfi")


class TestWhoAsksForHelp:
    @pytest.fixture
    def form(self):
        with time_machine.travel(WEDNESDAY, tick=False) as clock:
            yield AtTheForm(open_world().team, clock)

    def test_finds_their_practice_and_checks_it_before_sending(self, form, outside):
        answers = {"registered_with": "", "elsewhere": "shadwell"}
        form.open()

        asked = text_of(form.post("check", **answers))
        checked = text_of(form.post("check", **answers, which=str(outside.pk)))
        form.clock.shift(30)
        form.post("send", **answers, which=str(outside.pk))

        assert "Choose which practice you mean" in asked
        assert "Shadwell Surgery, 1 Main Street, Leeds" in checked
        assert Person.objects.get().practice == outside
        assert form.path == f"/refer-yourself/{Referral.objects.get().team_id}/"

    def test_may_name_one_that_is_in_no_register(self, form):
        form.send(registered_with="", elsewhere="Meddygfa Dyfi", which="typed")

        assert Person.objects.get().practice_name == "Meddygfa Dyfi"

    def test_must_say_which_or_that_there_is_none(self, form):
        form.open()

        page = text_of(form.post("check", registered_with=""))

        assert "Choose your GP practice, or say that you have none" in page
