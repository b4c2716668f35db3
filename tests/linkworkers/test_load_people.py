"""manage.py load_people: the same service, a report, nothing half."""

import json
from datetime import date

import pytest
from django.conf import settings as conf
from django.core.management import CommandError, call_command

from linkworkers.models import CaseloadImport
from referrals.models import Person, Referral
from spcore.accounts.models import User
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.importing import ANNA, OMAR, as_csv

pytestmark = pytest.mark.django_db
REAL = conf.SHARED_DIR / "data/patients/synthetic_patients_lancashire_south_cumbria.csv"


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def load(world, path, capsys, *more):
    email = User.objects.get(pk=world.supervisor.user_id).email
    arguments = ["--by", email, "--evidence-held-by", "The PCN office", "--json", *more]
    call_command("load_people", str(path), *arguments)
    return json.loads(capsys.readouterr().out)["reports"][0]


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "caseload.csv"
    path.write_bytes(as_csv(ANNA, OMAR))
    return path


class TestLoadPeople:
    def test_brings_in_and_a_second_run_changes_nothing(self, small, capsys):
        world = small_world()

        first, second = load(world, small, capsys), load(world, small, capsys)

        assert (first["created"], second["created"], second["unchanged"]) == (2, 0, 2)
        assert Person.objects.count() == 2

    def test_a_dry_run_writes_nothing(self, small, capsys):
        report = load(small_world(), small, capsys, "--dry-run")

        assert report["created"] == 2
        assert not Person.objects.exists()
        assert not CaseloadImport.objects.exists()

    def test_takes_what_the_headings_mean_from_a_file(self, tmp_path, small, capsys):
        mapping = tmp_path / "columns.json"
        mapping.write_text(json.dumps({"Phone": "mobile", "Notes": ""}))

        load(small_world(), small, capsys, "--mapping", str(mapping))

        assert Person.objects.filter(phone="07700 900123").exists()

    @pytest.mark.parametrize(
        ("mapping", "words"),
        [("{", "is not JSON"), ("[]", "is not JSON"), ('{"DOB": "born"}', "no column 'born'")],
    )
    def test_says_what_is_wrong_with_that_file(self, mapping, words, tmp_path, small, capsys):
        path = tmp_path / "columns.json"
        path.write_text(mapping)

        with pytest.raises(CommandError, match=words):
            load(small_world(), small, capsys, "--mapping", str(path))

    def test_needs_to_know_who_holds_the_evidence(self, small):
        email = User.objects.get(pk=small_world().supervisor.user_id).email

        with pytest.raises(CommandError, match="--evidence-held-by"):
            call_command("load_people", str(small), "--by", email)

        assert not CaseloadImport.objects.exists()

    def test_needs_a_supervisor(self, small):
        with pytest.raises(CommandError, match="supervises no such team"):
            call_command("load_people", str(small), "--by", "nobody@example.com")


@pytest.mark.shared_data
class TestRealPatients:
    def test_handles_every_oddity_of_the_test_patients(self, capsys):
        world = small_world()

        report = load(world, REAL, capsys)
        again = load(world, REAL, capsys)

        assert (report["created"], len(report["refused"])) == (1485, 15)
        assert all("have died" in each["problem"] for each in report["refused"])
        assert (again["created"], again["unchanged"]) == (0, 1485)
        assert Referral.objects.count() == 1485
        assert Person.objects.filter(no_fixed_abode=True, postcode="").count() == 15
        assert not Person.objects.filter(family_name__regex="^ | $|  ").exists()
        assert not Person.objects.filter(nhs_number=None).exists()

    def test_meets_a_record_it_has_already(self, capsys):
        held = PersonFactory(
            nhs_number="9994859692", family_name="Horton", birth_date=date(1976, 7, 9)
        )

        load(small_world(), REAL, capsys)

        assert Referral.objects.filter(person=held).count() == 1
