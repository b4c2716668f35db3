"""Every term of every real file is mapped to a need, or deliberately to none."""

import csv
import json
import re

import pytest

from providers.adapters.taxonomies.building import vocabulary
from providers.adapters.taxonomies.kcsc import KCSC
from providers.adapters.taxonomies.legal_aid import LEGAL_AID, NAMES
from providers.adapters.taxonomies.open_eligibility import OPEN_ELIGIBILITY
from providers.adapters.taxonomies.outpost import OUTPOST
from providers.adapters.taxonomies.sports import SPORTS
from providers.adapters.taxonomies.streetsupport import STREET_SUPPORT
from providers.adapters.taxonomies.ukcat import UKCAT
from providers.adapters.taxonomies.words import likely_needs, needs_of_words
from spcore.needs import Need
from tests.providers.adapters.real import DATA, DIRECTORIES, MANCHESTER

ALL = (KCSC, LEGAL_AID, OPEN_ELIGIBILITY, OUTPOST, SPORTS, STREET_SUPPORT, UKCAT)


def rows(path) -> list[dict[str, str]]:
    """Return a CSV file."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def records(name: str):
    """Return a JSON file of the directories."""
    return json.loads((DIRECTORIES / name).read_text())


def labels(nodes) -> list[str]:
    """Return the labels of a tree of terms."""
    found = []
    for node in nodes:
        found += [" ".join(node["label"].split()), *labels(node.get("children") or [])]
    return found


def kcsc_tags() -> set[str]:
    """Return every tag of the Kensington directory."""
    names = ("Self care service category", "Self Care Category Secondary", "Activity Type",
             "Beneficiary Categories", "Main beneficiary group", "Tag(s)")  # fmt: skip
    bodies = [
        each["organisation"]
        for each in records("kcsc_self_care_organisations.json")["organisations"]
    ]
    return {part.strip() for body in bodies for name in names for part in body[name].split(",")} - {
        ""
    }


def outpost_names() -> set[str]:
    """Return every term of Buckinghamshire, of its taxonomy and of its services."""
    tree = json.loads((DATA / "taxonomies/buckinghamshire_taxonomies.json").read_text())
    services = records("buckinghamshire_outpost_services_page1.json")["content"]
    return {*labels(tree), *(term["name"] for each in services for term in each["taxonomies"])}


def sports() -> set[str]:
    """Return the sports and the kinds of sports places."""
    clubs = {
        part.strip()
        for row in rows(MANCHESTER / "sports_clubs.csv")
        for part in row["category"].split(",")
    }
    return clubs | {row["facility_type"] for row in rows(MANCHESTER / "sports_facilities.csv")}


def street_support() -> set[str]:
    """Return the sub-categories of Street Support."""
    providers = records("streetsupport_manchester_support_by_category.json")["providers"]
    return {kind["id"] for each in providers for kind in each["subCategories"]} | {"support"}


def legal_codes() -> set[str]:
    """Return the categories of law."""
    found = rows(DIRECTORIES / "legal_advice_providers_north_west.csv")
    return {code for row in found for code in row["category_codes"].split(";")} - {""}


def charity_codes() -> set[str]:
    """Return the codes of the vocabulary and those that charities carry."""
    charities = rows(DIRECTORIES / "charities_north_west_ukcat_sample.csv")
    carried = {code for row in charities for code in re.split(";", row["UKCAT"])} - {""}
    return carried | {row["Code"] for row in rows(DATA / "taxonomies/ukcat.csv")}


def open_eligibility() -> set[str]:
    """Return the names of Open Eligibility."""
    return {row["name"] for row in rows(DATA / "taxonomies/open_eligibility_taxonomy.csv")}


@pytest.mark.shared_data
class TestEveryTerm:
    @pytest.mark.parametrize(
        ("terms", "known"),
        [
            (kcsc_tags, KCSC),
            (outpost_names, OUTPOST),
            (sports, SPORTS),
            (street_support, STREET_SUPPORT),
            (legal_codes, LEGAL_AID),
            (charity_codes, UKCAT),
            (open_eligibility, OPEN_ELIGIBILITY),
        ],
        ids=lambda each: getattr(each, "slug", None),
    )
    def test_of_the_real_files_is_mapped_or_left_out_on_purpose(self, terms, known):
        found = terms()

        unknown = {term for term in found if not known.term(term).is_known}

        assert len(found) >= 10
        assert unknown == set()


class TestVocabularies:
    def test_have_a_name_for_every_category_of_law(self):
        assert {code.casefold() for code in NAMES} == LEGAL_AID.needs.keys() | LEGAL_AID.unmapped

    @pytest.mark.parametrize("code", ["CRM", "PL"])
    def test_send_nobody_to_an_office_for_the_accused(self, code):
        assert LEGAL_AID.term(code, NAMES[code]).needs == ()

    def test_reach_every_need_that_a_directory_can_answer(self):
        reached = {need for each in ALL for needs in each.needs.values() for need in needs}

        assert reached == set(Need)

    def test_may_not_map_what_they_leave_out(self):
        with pytest.raises(ValueError, match="both mapped and unmapped"):
            vocabulary("x", "X", needs={Need.FOOD: "Meals; Other"}, unmapped="other")

    def test_know_terms_whatever_their_case(self):
        assert KCSC.term("BEFRIENDING").needs == (Need.LONELINESS,)
        assert KCSC.term("Astrology").is_known is False


class TestWords:
    @pytest.mark.parametrize(
        ("name", "needs"),
        [
            ("Counselling - Woman's Trust", {Need.MOOD}),
            ("Start", set()),  # no art in it
            ("Men's shed and allotment", set()),
            ("Warm space and food pantry", {Need.FUEL, Need.FOOD}),
        ],
    )
    def test_of_a_name_tell_its_needs(self, name, needs):
        assert set(needs_of_words(name)) == needs

    def test_of_a_description_count_when_the_name_tells_nothing(self):
        text = "Debt advice, money advice, debt. A choir. Food. Yoga, gym, walks."

        assert set(likely_needs("Hub", text)) == {Need.MONEY, Need.ACTIVITY, Need.FOOD}
        assert likely_needs("Choir", text) == (Need.PURPOSE,)
