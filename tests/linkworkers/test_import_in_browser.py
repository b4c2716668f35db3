"""A supervisor brings a caseload in and takes it back, in a browser, at both widths."""

import csv
from itertools import islice

import pytest
from django.conf import settings as conf
from django.utils import timezone
from playwright.sync_api import expect

from linkworkers import services
from linkworkers.models import CaseloadImport
from linkworkers.services import imports
from referrals.models import Person
from spcore.accounts.models import User
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, OMAR, as_csv

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REAL = conf.SHARED_DIR / "data/patients/synthetic_patients_lancashire_south_cumbria.csv"


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def journey(browser_page, path, *, brought_in):
    supervisor = User.objects.get(pk=small_world().supervisor.user_id)
    supervisor.set_unusable_password()  # so that nobody is asked for it again
    supervisor.save()
    browser_page.sign_in(supervisor)
    page = browser_page.open("/caseload/import/")
    browser_page.check()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("What are the columns?")
    browser_page.check()
    page.get_by_role("button", name="Check every row").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("What becomes of each row")
    browser_page.check()
    page.get_by_role("button", name="Bring them in").click()

    evidence = page.get_by_label("Who holds the evidence that these people agreed?")
    expect(evidence).to_be_visible()
    browser_page.check()
    evidence.fill("Paper forms at the PCN office")
    page.get_by_role("button", name="Bring them in").click()

    expect(page.get_by_text("Nothing was sent to anybody")).to_be_visible()
    browser_page.check()
    assert Person.objects.count() == brought_in
    page.get_by_role("link", name="Read first").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Read first")
    browser_page.check()
    page.go_back()
    page.get_by_role("link", name="Take everything back").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Take it back")
    browser_page.check()
    page.get_by_role("button", name="Take everything back").click()

    expect(page.get_by_text("Everything of this file was taken back")).to_be_visible()
    assert not Person.objects.exists()


class TestImportJourney:
    def test_a_small_file(self, browser_page, tmp_path):
        path = tmp_path / "caseload.csv"
        path.write_bytes(as_csv((*ANNA[:6], "Do not ring after five"), OMAR))

        journey(browser_page, path, brought_in=2)

    @pytest.mark.shared_data
    def test_the_test_patients(self, browser_page, tmp_path):
        path = tmp_path / "patients.csv"
        with REAL.open(newline="") as file, path.open("w", newline="") as copy:
            csv.writer(copy).writerows(islice(csv.reader(file), 61))

        journey(browser_page, path, brought_in=59)


class TestLargeFile:
    def test_says_how_far_it_is_again_and_again_and_leads_on(
        self, browser_page, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(imports, "AT_ONCE_BYTES", 10)
        supervisor = User.objects.get(pk=small_world().supervisor.user_id)
        browser_page.sign_in(supervisor)
        path = tmp_path / "caseload.csv"
        path.write_bytes(as_csv(ANNA, OMAR))
        page = browser_page.open("/caseload/import/")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_role("button", name="Go on").click()

        expect(page.get_by_text("It begins in a moment")).to_be_visible()
        browser_page.check()
        for done in (1, 2):
            CaseloadImport.objects.update(rows_done=done)
            expect(page.get_by_text(f"{done} rows read so far")).to_be_visible()
        services.work_on_import(import_id=CaseloadImport.objects.get().pk, at=timezone.now())

        expect(page.get_by_role("heading", level=1)).to_contain_text("What are the columns?")
