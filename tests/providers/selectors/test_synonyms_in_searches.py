"""Words that mean the same find each other, as whole phrases, and leave the rest of a search be."""

from dataclasses import replace

import pytest

from providers import selectors
from providers.models import SynonymGroup
from providers.selectors.query import ServiceQuery
from providers.services import load_synonyms
from spcore.accounts.actor import NOBODY
from tests.factories.providers import ServiceFactory
from tests.providers.selectors.naive_search import TODAY

pytestmark = pytest.mark.django_db
ASK = ServiceQuery(on=TODAY)


def names(words: str) -> set[str]:
    page = selectors.search_services(actor=NOBODY, query=replace(ASK, words=words))
    return set() if page.is_similar else {row.name for row in page.rows}


@pytest.fixture
def _services():
    SynonymGroup.objects.create(words=["debt", "money advice", "arrears"])
    for name in ("Debt desk", "Money advice drop-in", "Rent arrears help", "Advice on trees"):
        ServiceFactory(name=name)


@pytest.mark.usefixtures("_services")
class TestASearch:
    @pytest.mark.parametrize("words", ["debt", "debts", "money advice", "arrears"])
    def test_finds_what_means_the_same(self, words):
        assert names(words) == {"Debt desk", "Money advice drop-in", "Rent arrears help"}

    def test_takes_a_phrase_as_a_whole(self):
        ServiceFactory(name="Advice on bees")

        assert names("advice") == {"Money advice drop-in", "Advice on trees", "Advice on bees"}

    def test_still_asks_for_the_other_words(self):
        for place in ("Preston", "Chorley"):
            ServiceFactory(name=f"Arrears {place}", description="One")
            ServiceFactory(name=f"Debt {place}", description="Two")
            ServiceFactory(name=f"Money advice {place}", description="Three")

        assert names("debt preston") == {"Arrears Preston", "Debt Preston", "Money advice Preston"}

    def test_forgets_a_group_that_is_gone(self):
        SynonymGroup.objects.all().delete()
        for number in range(3):
            ServiceFactory(name=f"Debt {number}")

        assert names("debt") == {"Debt desk", "Debt 0", "Debt 1", "Debt 2"}

    @pytest.mark.parametrize("words", ["", "the", "-debt", '"money advice"', "a | b & !", "'"])
    def test_takes_whatever_is_typed(self, words):
        names(words)


class TestLoadSynonyms:
    def test_writes_the_first_groups_once_and_leaves_what_people_changed(self):
        number = load_synonyms()
        SynonymGroup.objects.filter(words__contains=["debt"]).delete()

        assert load_synonyms() == number - 1 > 30

    def test_finds_money_advice_for_debt(self):
        load_synonyms()
        for name in ("Money advice service", "Debt line", "Bailiffs: your rights"):
            ServiceFactory(name=name)

        assert names("debt") == {"Money advice service", "Debt line", "Bailiffs: your rights"}
