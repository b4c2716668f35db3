"""Open Referral UK v3: files, folders and feeds."""

import json
import threading
from datetime import date, time
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from providers.adapters.formats import FORMATS
from providers.adapters.open_referral import client
from providers.adapters.open_referral.mapping import read_service
from providers.adapters.open_referral.reading import read_feed
from providers.models import LocationKind, ServiceStatus
from spcore.loading.report import Refusal, Unusable
from spcore.needs import Need
from tests.providers.adapters.real import read, told

FEED = "oruk_v3_mock_feed_test"
KEY = "ac148810-d857-441c-9679-408f346de14b"


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_a_service_in_full(self):
        (entry,) = read("oruk", f"{FEED}/service_full.json").entries

        assert (entry.source_id, entry.name) == (KEY, "Community Counselling")
        assert (entry.minimum_age, entry.maximum_age) == (12, 100)
        assert entry.verified_on == date(2005, 1, 1)
        assert entry.alert.startswith("Following COVID-19")
        assert entry.description.startswith("Counselling Services")
        assert entry.provider.name == "Example Organization Inc."
        assert entry.provider.company_number == "1234567"
        (schedule,) = entry.schedules
        assert (schedule.byday, schedule.opens_at) == ("TH,FR", time(10))
        assert schedule.closes_at == time(18)
        (cost,) = entry.costs
        assert (cost.amount, cost.option) == (Decimal("35.00"), "Under 18s and Over 60s")
        assert cost.valid_from is not None
        assert [each.funder for each in entry.funding] != []
        assert [each.title for each in entry.contacts] == ["Reception Manager"]
        assert entry.accreditations != ""
        assert "Ann Persona" not in repr(entry)

    def test_tell_a_place_that_is_nowhere(self):
        found = read("oruk", f"{FEED}/service_full.json")

        assert {each.column for each in found.warnings} == {"postal_code", "latitude"}
        (place,) = found.entries[0].places
        assert (place.postcode, place.latitude, place.city) == ("", None, "MyCity")

    def test_do_not_believe_what_a_list_counts(self):
        found = read("oruk", f"{FEED}/service_list.json")

        assert len(found.entries) == 128
        assert {each.source_id for each in found.entries} == {KEY}
        assert found.notes == ["service_list.json says it has 31 services and holds 128 records."]

    def test_give_the_services_of_an_organisation_and_of_a_place(self):
        of_organisation = read("oruk", f"{FEED}/organization_full.json").entries[0]
        of_place = read("oruk", f"{FEED}/service_at_location_full.json").entries[0]

        assert of_organisation.provider.name == "Example Organization Inc."
        assert of_place.places[0].name == "MyCity Civic Center"

    def test_of_a_folder_pass_over_what_holds_no_services(self):
        found = read("oruk", FEED)

        assert len(found.entries) == 131
        assert len([note for note in found.notes if "passed over" in note]) == 5

    def test_without_services_are_unusable(self):
        with pytest.raises(Unusable, match="holds no services"):
            read("oruk", f"{FEED}/taxonomy.json")


def service(**fields) -> dict:
    """Return a small service."""
    return {"id": KEY, "name": "Walk and talk", "status": "active", **fields}


class TestReadService:
    def test_takes_null_and_absent_for_the_same(self):
        names = "description url email organization schedules service_at_locations attributes"
        nulls = [*names.split(), "cost_options", "languages", "minimum_age", "assured_date"]

        entry = read_service(service(**dict.fromkeys(nulls)), 1)

        assert entry == read_service(service(), 1)
        assert entry.provider.name == "Walk and talk"

    @pytest.mark.parametrize(
        ("fields", "column"),
        [
            ({"status": "running"}, "status"),
            ({"email": "nobody"}, "email"),
            ({"url": "javascript:alert(1)"}, "url"),
            ({"minimum_age": "old"}, "minimum age"),
            ({"assured_date": "31/02/2025"}, "assured_date"),
            ({"id": "7"}, "id"),
            ({"schedules": [{"freq": "HOURLY"}]}, "freq"),
            ({"cost_options": [{"amount": "much"}]}, "cost_options"),
            ({"service_at_locations": [{"location": {"location_type": "moon"}}]}, "location_type"),
        ],
    )
    def test_tells_a_field_that_is_wrong_and_keeps_the_service(self, fields, column):
        entry = read_service(service(**fields), 3)

        assert [(each.row, each.column) for each in entry.warnings] == [(3, column)]

    def test_never_publishes_what_has_an_unknown_status(self):
        assert read_service(service(status="running"), 1).status == ServiceStatus.INACTIVE

    @pytest.mark.parametrize("fields", [{"id": None}, {"name": " "}, {"id": ""}])
    def test_refuses_one_without_id_or_name(self, fields):
        assert isinstance(read_service(service(**fields), 1), Refusal)

    def test_maps_terms_by_code_by_name_and_by_our_own_words(self):
        terms = [
            {"name": "Food Pantry"},
            {"name": "Anything", "code": "SW102"},
            {"name": "Getting online"},
            {"name": "Loneliness"},
            {"name": "Juggling", "taxonomy": "Circus"},
        ]

        entry = read_service(service(attributes=[{"taxonomy_term": each} for each in terms]), 1)

        assert set(entry.all_needs) == {
            Need.FOOD,
            Need.BEREAVEMENT,
            Need.DIGITAL,
            Need.LONELINESS,
        }
        assert [term.is_known for term in entry.terms] == [True, True, True, True, False]
        assert entry.terms[4].vocabulary == "oruk-circus"

    def test_knows_a_service_that_is_online(self):
        places = [{"location": {"id": "x", "location_type": "virtual", "name": "Zoom"}}]

        entry = read_service(service(service_at_locations=places), 1)

        assert (entry.online, entry.in_person) == (True, False)
        assert entry.places[0].kind == LocationKind.VIRTUAL


class Handler(BaseHTTPRequestHandler):
    """A feed: `pages` by number, `details` by id; a number is an HTTP status."""

    pages: dict = {}
    details: dict = {}
    asked: list[str] = []

    def do_GET(self):
        """Answer."""
        self.asked.append(self.path)
        parts = urlsplit(self.path)
        number = int(parse_qs(parts.query).get("page", ["1"])[0])
        if parts.path.endswith("/services"):
            self.answer(self.pages.get(number, {"contents": []}))
        else:
            self.answer(self.details.get(parts.path.rsplit("/", 1)[1], 404))

    def answer(self, body):
        """Send JSON, raw bytes, a status, or a redirect."""
        status = body if isinstance(body, int) else 302 if isinstance(body, str) else 200
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        if isinstance(body, str):
            self.send_header("Location", body)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def feed():
    """Return a handler class and the address it answers at."""

    class Feed(Handler):
        pages, details, asked = {}, {}, []

    server = HTTPServer(("127.0.0.1", 0), Feed)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield Feed, f"http://127.0.0.1:{server.server_port}/o/ORUKAPI"
    server.shutdown()
    server.server_close()
    thread.join()


def page(*services: dict, **envelope) -> dict:
    """Return a page of a feed."""
    return {"total_items": 999, "total_pages": 999, "contents": list(services), **envelope}


class TestReadFeed:
    def test_goes_from_page_to_page_and_asks_for_what_a_list_leaves_out(self, feed):
        handler, address = feed
        full = service(id="a", name="Full", schedules=[{"byday": "MO"}])
        handler.pages = {1: page(full, service(id="b")), 2: page(service(id="c"), last_page=True)}
        handler.details = {"b": service(id="b", name="B in full"), "c": service(id="c", name="C")}

        found = told(read_feed(address))

        assert [each.name for each in found.entries] == ["Full", "B in full", "C"]
        assert "/o/ORUKAPI/services/a" not in handler.asked

    def test_ends_when_a_feed_repeats_itself(self, feed):
        handler, address = feed
        handler.pages = dict.fromkeys(range(1, 50), page(service(id="a")))
        handler.details = {"a": service(id="a")}

        found = told(read_feed(f"{address}/services"))

        assert len(found.entries) == 1
        assert len(handler.asked) == 3

    def test_tells_a_service_that_does_not_answer_and_goes_on(self, feed):
        handler, address = feed
        handler.pages = {1: page(service(id="a"), 7, {"name": "x"}, service(id="b"))}
        handler.details = {"a": 500, "b": service(id="b", name="B")}

        found = told(read_feed(address))

        assert [each.name for each in found.entries] == ["B"]
        assert len(found.refusals) == 3
        assert "500" in found.refusals[0].problem

    @pytest.mark.parametrize(
        "answer",
        [500, 404, b"<html>", b"", {"taxonomies": []}, b"\xff\xfe{", "file:///etc/passwd",
         "ftp://a.example/"],
        ids=str,
    )  # fmt: skip
    def test_refuses_what_is_no_feed(self, feed, answer):
        handler, address = feed
        handler.pages = {1: answer}

        with pytest.raises(Unusable):
            list(read_feed(address))

    def test_refuses_an_answer_without_end(self, feed, monkeypatch):
        handler, address = feed
        monkeypatch.setattr(client, "MAXIMUM_BYTES", 100)
        handler.pages = {1: b"[" + b" " * 200 + b"]"}

        with pytest.raises(Unusable, match="more than"):
            list(read_feed(address))

    @pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "file:///etc/passwd", "x://y"])
    def test_refuses_where_nobody_answers(self, address):
        with pytest.raises(Unusable):
            list(read_feed(address))

    def test_gives_up_on_a_feed_that_hangs(self, feed, monkeypatch):
        monkeypatch.setattr(client, "TIMEOUT", 0.2)
        release = threading.Event()
        handler, address = feed
        monkeypatch.setattr(handler, "do_GET", lambda self: release.wait(5))

        with pytest.raises(Unusable, match="does not answer"):
            list(read_feed(address))
        release.set()


class TestFormats:
    def test_read_feeds_of_open_referral_only(self):
        assert [name for name, each in FORMATS.items() if each.read_feed] == ["oruk"]
