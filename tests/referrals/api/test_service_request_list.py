"""Referrals as ServiceRequests: searching, and sending one by itself."""

import pytest

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import OrganisationKind
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import ConsentFactory, PersonFactory, small_world
from tests.referrals.exchanging import NUMBER, Caller, fault, single

pytestmark = pytest.mark.django_db
REQUEST_ID = "c1ab3fba-6bae-4ba4-b257-5a87c44d4a91"


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def caller(world):
    return Caller(world.practice)


def ids(answer) -> set[str]:
    assert answer.status_code == 200, answer.content
    return {entry["resource"]["id"] for entry in answer.json()["entry"]}


class TestCreate:
    def test_sends_a_referral_and_says_where_it_is(self, caller):
        answer = caller.post("ServiceRequest", single())

        assert answer.status_code == 201, answer.content
        referral = Referral.objects.get()
        assert referral.status == Status.SUBMITTED
        assert answer["Location"].endswith(f"/fhir/R4/ServiceRequest/{referral.pk}")
        assert answer.json()["id"] == str(referral.pk)

    def test_the_same_request_again_makes_one(self, caller):
        first = caller.post("ServiceRequest", single(), X_Request_Id=REQUEST_ID)

        again = caller.post("ServiceRequest", single(), X_Request_Id=REQUEST_ID)

        assert again.content == first.content
        assert Referral.objects.count() == 1

    def test_an_idempotency_key_stands_before_the_request_id(self, caller):
        first = caller.post("ServiceRequest", single(), Idempotency_Key="k1")

        again = caller.post("ServiceRequest", single(), Idempotency_Key="k1")
        other = caller.post("ServiceRequest", single(priority="urgent"), Idempotency_Key="k1")

        assert again.content == first.content
        assert fault(other)[:3] == (409, "REC_CONFLICT", "duplicate")

    @pytest.mark.parametrize(
        ("change", "code", "path"),
        [
            ({"subject": {"reference": "Patient/1"}}, "invariant", "ServiceRequest.subject"),
            ({"contained": []}, "invariant", "ServiceRequest.subject"),
            ({"status": "draft"}, "value", "ServiceRequest.status"),
            ({"status": "open"}, "value", "ServiceRequest.status"),
            ({"status": None}, "required", "ServiceRequest.status"),
            ({"intent": None}, "required", "ServiceRequest.intent"),
            ({"intent": "option"}, "value", "ServiceRequest.intent"),
            ({"priority": "now"}, "value", "ServiceRequest.priority"),
            ({"id": "1"}, "invariant", "ServiceRequest.id"),
            ({"reasonCode": []}, "required", "ServiceRequest.reasonCode"),
            ({"resourceType": "Task"}, "value", "ServiceRequest.resourceType"),
        ],
    )
    def test_names_what_is_wrong(self, caller, change, code, path):
        answer = caller.post("ServiceRequest", single(**change))

        status, rec, found, where = fault(answer)
        assert (status, rec, found, where) == (400, "REC_BAD_REQUEST", code, path)
        assert not Referral.objects.exists()

    def test_sets_no_column_that_is_not_the_senders(self, caller, world):
        sneaky = {"organisation": "x", "is_staff": True, "team_id": "y", "outcome": "goals_met"}

        caller.post("ServiceRequest", single(**sneaky))

        referral = Referral.objects.get()
        assert (referral.team_id, referral.outcome) == (world.team.pk, "")
        assert referral.referring_organisation_id == world.practice.pk


class TestSearch:
    def test_finds_the_organisations_own_and_no_draft(self, caller, world):
        own = world.referral(submitted=True)
        world.referral()
        small_world().referral(submitted=True)

        assert ids(caller.get("ServiceRequest")) == {str(own.pk)}

    @pytest.mark.parametrize(
        ("query", "finds"),
        [
            ("patient:identifier=https://fhir.nhs.uk/Id/nhs-number|" + NUMBER, True),
            ("patient:identifier=9990182744", False),
            ("patient.family=okafor&patient.birthdate=1961-03-04", True),
            ("patient.family=okafor&patient.birthdate=1961-03-05", False),
            ("status=active", True),
            ("status=revoked,completed", False),
            ("identifier=urn:social-prescribing:reference|SP-ABCDEFGH", True),
            ("identifier=urn:other|SP-ABCDEFGH", False),
            ("_lastUpdated=ge2020-01-01", False),
            ("_id=00000000-0000-4000-8000-000000000000", False),
        ],
    )
    def test_narrows(self, caller, world, query, finds):
        person = PersonFactory(nhs_number=NUMBER, no_nhs_number="", family_name="Okafor")
        world.referral(submitted=True, person=person, reference="SP-ABCDEFGH")

        assert bool(ids(caller.get(f"ServiceRequest?{query}"))) is finds

    def test_finds_by_the_identifier_it_was_sent_under(self, caller):
        caller.post("ServiceRequest", single(identifier=[{"system": "urn:x", "value": "7"}]))

        assert len(ids(caller.get("ServiceRequest?identifier=urn:x|7"))) == 1
        assert ids(caller.get("ServiceRequest?identifier=urn:x|8")) == set()

    @pytest.mark.parametrize(
        "query",
        [
            "person__nhs_number=9",
            "_sort=person__nhs_number",
            "ordering=reason",
            "_connector=OR",
            "_id=x",
            "_count=0",
            "_count=-1",
            "status=open",
            "identifier=none",
            "patient:identifier=123",
            "patient.birthdate=yesterday",
            "_lastUpdated=soon",
            "_after=1_2",
        ],
    )
    def test_refuses_what_it_does_not_offer(self, caller, query):
        status, rec, _code, path = fault(caller.get(f"ServiceRequest?{query}"))

        assert (status, rec) == (400, "REC_BAD_REQUEST")
        assert path == query.partition("=")[0]

    def test_gives_a_page_at_a_time_each_once(self, caller, world):
        made = {str(world.referral(submitted=True).pk) for _ in range(5)}
        seen, query = [], "ServiceRequest?_count=2"
        while query:
            answer = caller.get(query)
            seen += [entry["resource"]["id"] for entry in answer.json()["entry"]]
            links = {link["relation"]: link["url"] for link in answer.json()["link"]}
            query = links.get("next", "").partition("/fhir/R4/")[2]

        assert (len(seen), set(seen)) == (5, made)

    def test_asks_as_much_of_the_database_for_many_as_for_one(
        self, caller, world, django_assert_num_queries
    ):
        world.referral(submitted=True)
        caller.get("ServiceRequest")
        with django_assert_num_queries(12, exact=False):
            caller.get("ServiceRequest")
        for _ in range(15):
            ConsentFactory(person=world.referral(submitted=True).whom, purpose="feedback")

        with django_assert_num_queries(12, exact=False):
            assert len(ids(caller.get("ServiceRequest"))) == 16

    def test_writes_down_everybody_it_shows(self, caller, world):
        people = {world.referral(submitted=True).person_id for _ in range(2)}

        caller.get("ServiceRequest")

        entry = AuditEntry.objects.get(label="fhir.ServiceRequest")
        assert (set(entry.people), entry.user_id) == (people, caller.system.user_id)

    def test_another_referrers_system_sees_what_it_sent_itself(self, world):
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        world.referral(submitted=True, referring_organisation=school)
        caller = Caller(school)
        own = world.referral(
            submitted=True, referring_organisation=school, referrer=caller.system.user
        )

        assert ids(caller.get("ServiceRequest")) == {str(own.pk)}

    def test_needs_its_scope(self, world):
        assert fault(Caller(world.practice, ("task.read",)).get("ServiceRequest"))[0] == 403
