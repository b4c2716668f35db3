"""FHIR Patients as a caseload: the sandbox answers of PDS, and what people make of them."""

import json
from datetime import date

import pytest
from django.conf import settings as conf
from django.core.files.uploadedfile import SimpleUploadedFile

from linkworkers.adapters.patients import as_table
from linkworkers.models import ImportRow
from referrals.models import MustRead, Person, Referral
from spcore.loading.report import Unusable
from spcore.loading.tables import open_table
from tests.factories.referrals import small_world
from tests.linkworkers.importing import bring_in, check, confirmed

MOCKS = conf.SHARED_DIR / "data/patients/pds_sandbox_mocks"
NUMBERS = "https://fhir.nhs.uk/Id/nhs-number"
BEFORE = date(2024, 6, 1)  # the sandbox's names and addresses ended with 2025


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def patient(number="9000000009", **fields) -> dict:
    return {
        "resourceType": "Patient",
        "identifier": [{"system": NUMBERS, "value": number}],
        "name": [{"use": "usual", "family": "Smith", "given": ["John Paul", "Ringo"]}],
        "birthDate": "1961-03-04",
        "telecom": [{"system": "phone", "value": "01632 960587", "use": "home"}],
    } | fields


def bundle(*resources) -> dict:
    return {"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}


def table(found: dict | list, *, on=BEFORE) -> list[dict[str, str]]:
    content = as_table(json.dumps(found).encode(), name="pds.json", on=on)
    opened = open_table(content, name="pds.json")
    return [dict(zip(opened.headings, row[1], strict=True)) for row in opened.rows]


def mock(name: str) -> dict:
    return json.loads((MOCKS / f"{name}.json").read_text())


@pytest.mark.shared_data
class TestSandboxPatients:
    def test_reads_what_pds_says_of_somebody(self):
        (row,) = table(mock("Patient"))

        assert (row["First name"], row["Family name"], row["Gender"]) == ("Jane", "Smith", "female")
        assert row["Address"].startswith("1 Trevelyan Square, Boar Lane")
        assert (row["Postcode"], row["GP practice code"]) == ("LS1 6AE", "Y12345")
        assert (row["Language"], row["Interpreter"]) == ("French", "yes")
        assert row["Communication needs"] == "Braille. Textphone: 01632960587"
        assert row["Contact preferences"] == "Letter, Not after 7pm"
        assert row["Emergency contact"] == "01632960587"
        assert "NHS register: Transferred to Scotland" in row["Background"]

    def test_keeps_a_compound_name_whole(self):
        (row,) = table(mock("PatientCompoundName"))

        assert (row["First name"], row["Family name"]) == ("John Paul", "Smith")

    @pytest.mark.parametrize("name", ["Patient", "Patient-Jayne-Smyth", "PatientSearch"])
    @pytest.mark.django_db
    def test_refuses_those_who_have_died_and_says_so(self, name):
        batch = check(small_world(), as_table((MOCKS / f"{name}.json").read_bytes(), **READ))

        assert batch.counts == {"refused": 1}
        assert "have died" in batch.rows.get().problems[0][1]

    @pytest.mark.django_db
    def test_says_what_a_minimal_answer_lacks(self):
        content = (MOCKS / "Minimal_Patient.json").read_bytes()

        row = check(small_world(), as_table(content, **READ)).rows.get()

        assert row.verdict == "refused"
        assert any("There is no birth date" in problem for _column, problem, _why in row.problems)

    @pytest.mark.parametrize(
        ("name", "says"),
        [
            ("Sensitive_Patient", "yes"),
            ("Sensitive_PatientSearch", "yes"),
            ("PatientSearch-Jayne-Smyth", ""),
        ],
    )
    def test_sees_whose_address_is_secret(self, name, says):
        assert [row["Address is secret"] for row in table(mock(name))] == [says]

    @pytest.mark.parametrize(
        "name",
        [
            "RelatedPersonBundle",
            "Personal_Details_RelatedPersonBundle",
            "Referenced_RelatedPersonBundle",
        ],
    )
    def test_reads_whoever_is_around_them_and_refuses_them_alone(self, name):
        related = mock(name)
        number = "9000000017" if name.startswith("Personal") else "9000000009"

        whole = bundle(patient(number)) | {
            "entry": [*bundle(patient(number))["entry"], *related["entry"]]
        }
        (row,) = table(whole)

        assert row["People around them"].startswith("Guardian of patient: ")
        assert "Not after 7pm" in row["People around them"]
        with pytest.raises(Unusable, match="holds no patient"):
            table(related)


READ = {"name": "pds.json", "on": BEFORE}


class TestPatients:
    def test_leaves_out_what_ended(self):
        old = [{"use": "home", "line": ["1 Old Road"], "period": {"end": "2020-01-01"}}]
        moved = patient(address=[*old, {"use": "home", "line": ["2 New Road"]}])

        (row,) = table(moved)

        assert row["Address"] == "2 New Road"

    @pytest.mark.parametrize(
        "broken", [b"{", b"[1]", b'{"resourceType": "Bundle"}', b"[" * 100_000, b'{"a": "\xff"}']
    )
    def test_says_when_it_holds_nobody(self, broken):
        with pytest.raises(Unusable, match=r"holds no patient|no JSON"):
            as_table(broken, **READ)

    @pytest.mark.parametrize(
        "fields",
        [
            {"name": "Smith"},
            {"name": [None, {"given": "John", "family": ["Smith"]}]},
            {"telecom": {"value": 1}, "address": [[]], "extension": "x"},
            {"meta": {"security": "R"}, "identifier": [3], "birthDate": 1961},
        ],
    )
    def test_takes_whatever_stands_where_something_else_should(self, fields):
        assert len(table(patient(**fields))) == 1

    def test_leaves_other_files_as_they_are(self):
        assert as_table(b"First name,Surname\n", name="people.csv", on=BEFORE).startswith(b"First")

    @pytest.mark.django_db
    def test_comes_in_with_a_secret_address_and_a_warning_to_read_first(self):
        secret = patient(meta={"security": [{"code": "R"}]})

        batch = bring_in(small_world(), as_table(json.dumps(secret).encode(), **READ))

        person = Person.objects.get()
        assert (person.is_address_sensitive, person.address) == (True, "")
        assert not any([person.may_text, person.may_post, person.may_leave_voicemail])
        assert "must be kept secret" in MustRead.objects.get().words
        told = [problem for _column, problem, _remedy in batch.rows.get().problems]
        assert "The address is withheld" in told

    @pytest.mark.django_db
    def test_a_page_takes_it_too(self):
        world = small_world()
        two = json.dumps(bundle(patient(), patient("9000000017"))).encode()
        sent = {"file": SimpleUploadedFile("pds.json", two)}

        response = confirmed(world.supervisor).post("/caseload/import/", sent)

        assert response.status_code == 302
        assert ImportRow.objects.count() == 0  # nothing is judged before the columns are agreed
        assert Referral.objects.count() == 0
