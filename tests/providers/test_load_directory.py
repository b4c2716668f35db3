"""The command that loads a directory, on the real files and on ones that somebody damaged."""

import json
import threading
from http.server import HTTPServer
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.adapters.formats import FORMATS
from providers.models import DirectorySource, Location, Provider, Service, TaxonomyTerm
from providers.selectors.open_data import open_services
from spcore.accounts.models import Organisation
from tests.providers.adapters.real import DIRECTORIES, MANCHESTER
from tests.providers.adapters.test_open_referral import Handler, page, service

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "spcore" / "demo" / "sample" / "services.json"
REAL = {
    "libraries": ["libraries"],
    "kcsc": ["kcsc_self_care_organisations.json", "kcsc_self_care_addresses.json"],
    "streetsupport": [
        "streetsupport_manchester_support_by_category.json",
        "streetsupport_manchester_support_by_day.json",
    ],
    "outpost": ["buckinghamshire_outpost_services_page1.json"],
    "oruk": ["oruk_v3_mock_feed_test"],
    "charities": ["charities_north_west_ukcat_sample.csv"],
    "legaladvice": ["legal_advice_providers_north_west.csv"],
    "gm": ["greater_manchester_open_data"],
    "mobilelibraries": ["mobile_library_stops_north_yorkshire.csv"],
    "table": ["greater_manchester_open_data/trafford_mental_health_services.csv"],
    "foodbanks": ["foodbanks_uk_sample.json", "greater_manchester_open_data/gm_food_banks.csv"],
}
# Created and refused, of the real files.
EXPECTED = {
    "libraries": (160, 0),
    "kcsc": (179, 0),
    "streetsupport": (74, 13),
    "outpost": (20, 0),
    "oruk": (1, 0),
    "charities": (287, 58),
    "legaladvice": (574, 1),
    "gm": (601, 82),
    "mobilelibraries": (20, 0),
    "foodbanks": (477, 0),
    "table": (60, 0),
}


def load(format_: str, *paths, **options) -> dict:
    """Run the command and return its report."""
    out = StringIO()
    call_command("load_directory", format_, *map(str, paths), json=True, stdout=out, **options)
    (report,) = json.loads(out.getvalue())["reports"]
    return report


def real(format_: str) -> list[Path]:
    """Return the real files of a format."""
    return [DIRECTORIES / path for path in REAL[format_]]


def assert_nothing_was_written() -> None:
    """Not one row in any table a load writes."""
    for model in (Service, Provider, Organisation, Location, DirectorySource, TaxonomyTerm):
        assert not model.objects.exists(), model


class TestAfterwards:
    def test_lets_the_planner_count_what_it_loaded(self):
        count_again()
        load("oruk", SAMPLE)

        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'providers_service'")
            assert cursor.fetchone() == (Service.objects.count(),)

    def test_does_not_count_all_again_for_a_few(self, tmp_path):
        many, one = tmp_path / "many.csv", tmp_path / "one.csv"
        rows = [f"{number},Choir {number}" for number in range(20)]
        many.write_text("\n".join(["id,name", *rows]))
        one.write_text("id,name\n20,Allotment")
        count_again()
        load("table", many)

        with CaptureQueriesContext(connection) as queries:
            assert load("table", one)["created"] == 1

        assert not [query for query in queries if "ANALYZE" in query["sql"]]


def count_again() -> None:
    """Let the planner forget what other tests loaded: that it counts is not rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE providers_service")


@pytest.mark.shared_data
class TestTheRealFiles:
    @pytest.mark.parametrize("format_", FORMATS)
    def test_are_loaded_and_the_second_time_unchanged(self, format_):
        first = load(format_, *real(format_))
        again = load(format_, *real(format_))

        assert (first["created"], len(first["refused"])) == EXPECTED[format_]
        assert (again["created"], again["updated"]) == (0, 0)
        assert again["unchanged"] == first["created"] == Service.objects.count()
        assert not any("no need of ours" in note for note in first["notes"] if format_ != "oruk")

    @pytest.mark.parametrize("format_", FORMATS)
    def test_write_nothing_on_a_dry_run(self, format_):
        report = load(format_, *real(format_), dry_run=True)

        assert report["created"] == EXPECTED[format_][0]
        assert_nothing_was_written()

    def test_say_in_words_what_happened(self):
        out = StringIO()

        call_command("load_directory", "gm", str(MANCHESTER), stdout=out)

        text = out.getvalue()
        assert "601 created, 0 updated, 0 unchanged, 82 refused" in text
        assert "refused: sports_facilities.csv, row 4, access_type: Abbotsford" in text
        assert "... and 62 more" in text


@pytest.mark.shared_data
class TestOptions:
    def test_file_a_source_under_another_name(self):
        load("outpost", *real("outpost"), source_slug="bucks-2026")

        assert set(Service.objects.values_list("source", flat=True)) == {"bucks-2026"}
        with pytest.raises(CommandError, match="no short name"):
            load("outpost", *real("outpost"), source_slug="Not A Slug!")

    def test_say_under_which_licence_a_feed_may_be_passed_on(self):
        load("oruk", SAMPLE, licence="MIT")

        assert DirectorySource.objects.get().licence == "MIT"
        assert open_services().count() == Service.objects.count() == 18

    def test_take_down_what_a_complete_source_has_no_more(self, tmp_path):
        body = json.loads(real("outpost")[0].read_text())
        load("outpost", *real("outpost"))
        path = tmp_path / "page.json"
        path.write_text(json.dumps({**body, "content": body["content"][:15]}))

        report = load("outpost", path, complete=True)

        assert any("5 listings" in note for note in report["notes"])
        assert Service.objects.filter(status="active").count() == 15

    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            (["kcsc"], "nothing to read"),
            (["kcsc", "https://a.example"], "Only the format oruk"),
            (["oruk", "https://a.example", "https://b.example"], "Only the format oruk"),
            (["kcsc", "/no/such/file.json"], "There is no file"),
            (["gm", "/no/such/folder"], "There is no file"),
        ],
    )
    def test_that_make_no_sense_are_refused(self, arguments, problem):
        with pytest.raises(CommandError, match=problem):
            load(*arguments)

        assert_nothing_was_written()


class TestAFeed:
    @pytest.fixture
    def address(self):
        """Return the address of a feed of two services."""

        class Feed(Handler):
            asked = []
            pages = {1: page(service(schedules=[{"byday": "MO"}]), {"name": "x"}, last_page=True)}

        server = HTTPServer(("127.0.0.1", 0), Feed)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()

    def test_is_loaded_over_http_and_unchanged_the_second_time(self, address):
        first = load("oruk", address)
        again = load("oruk", feed=address)

        assert (first["created"], len(first["refused"])) == (1, 1)
        assert (again["unchanged"], again["updated"]) == (1, 0)
        assert Service.objects.get().name == "Walk and talk"

    def test_that_does_not_answer_fails_and_keeps_what_was_there(self, address):
        load("oruk", address)

        with pytest.raises(CommandError, match="does not answer"):
            load("oruk", "http://127.0.0.1:9/feed")

        assert Service.objects.get().name == "Walk and talk"
