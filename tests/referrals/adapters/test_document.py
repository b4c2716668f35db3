"""The FHIR document: valid R4, the practice's action first, UK Core identifiers."""

import base64
import json
import warnings

import pytest

from referrals.adapters.letters import documents_of
from referrals.models import Referral
from tests.factories.referrals import ConsentFactory
from tests.referrals.lettering import WORDS, closed_referral, letter_about, told_world

pytestmark = pytest.mark.django_db
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fhir.resources.R4B.bundle import Bundle


def bundle_of(referral: Referral) -> dict[str, object]:
    document = documents_of(letter_about(referral), site="https://refer.example/")[0]
    assert document.media_type == "application/fhir+json"
    found: dict[str, object] = json.loads(document.content)
    return found


def first(bundle, kind):
    return next(
        row["resource"] for row in bundle["entry"] if row["resource"]["resourceType"] == kind
    )


class TestDocument:
    @pytest.mark.parametrize(
        "made",
        [
            lambda world: world.referral(accepted=True),
            closed_referral,
            lambda world: closed_referral(world, closed_with="declined"),
            lambda world: closed_referral(world, codes_only=True),
        ],
        ids=["accepted", "closed", "declined", "codes only"],
    )
    def test_is_a_valid_fhir_document(self, made):
        content = bundle_of(made(told_world()))

        bundle = Bundle.model_validate(content)

        assert bundle.type == "document"
        assert bundle.entry[0].resource.get_resource_type() == "Composition"
        known = {row["fullUrl"] for row in content["entry"]}
        assert set(references_in(content)) <= known

    def test_says_the_action_first_and_escapes_the_workers_words(self):
        sections = first(bundle_of(closed_referral(told_world())), "Composition")["section"]

        assert sections[0]["title"] == "Plan and requested actions"
        assert "Action for the practice: none" in sections[0]["text"]["div"]
        how = next(row for row in sections if row["title"] == "How it went")
        assert "&lt;group&gt; &amp; sleeps" in how["text"]["div"]

    def test_names_the_person_and_the_practice_as_uk_core_does(self):
        bundle = bundle_of(closed_referral(told_world()))

        number = first(bundle, "Patient")["identifier"][0]
        assert (number["system"], number["value"]) == (
            "https://fhir.nhs.uk/Id/nhs-number",
            "9990000018",
        )
        assert first(bundle, "Organization")["identifier"] == [
            {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "P81001"}
        ]

    def test_holds_what_prsb_makes_mandatory(self):
        bundle = bundle_of(closed_referral(told_world()))

        patient, request = first(bundle, "Patient"), first(bundle, "ServiceRequest")
        role = first(bundle, "PractitionerRole")
        titles = [row["title"] for row in first(bundle, "Composition")["section"]]
        assert (patient["name"][0]["given"], patient["name"][0]["family"]) == (
            ["Maureen"],
            "Hargreaves",
        )
        assert patient["birthDate"] == "1961-03-04"
        assert patient["generalPractitioner"] == [role["organization"]]
        assert request["requester"]["reference"].endswith(role["id"])
        assert request["performer"][0]["display"]
        assert "Risks, as told when referring" in titles

    def test_codes_the_referral_and_the_refusal(self):
        accepted = bundle_of(told_world().referral(accepted=True))
        assert first(accepted, "ServiceRequest")["code"]["coding"][0]["code"] == "871731000000106"

    def test_of_codes_only_holds_no_word_about_the_person(self):
        world = told_world()
        referral = closed_referral(world)
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        documents = documents_of(letter_about(referral), site="https://refer.example")

        text = documents[0].content.decode()
        printed = base64.b64decode(first(json.loads(text), "Binary")["data"])
        assert WORDS not in text
        assert "get out more" not in text
        assert b"get out more" not in printed

    def test_is_the_same_however_often_it_is_built(self):
        referral = closed_referral(told_world())

        one, other = bundle_of(referral), bundle_of(referral)

        for bundle in (one, other):
            first(bundle, "Binary").pop("data")  # a PDF holds the moment it was made
        assert one == other


def references_in(value):
    if isinstance(value, dict):
        if "reference" in value:
            yield value["reference"]
        for part in value.values():
            yield from references_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from references_in(part)
