"""The services of the open data, page by page."""

import json
from datetime import UTC, datetime
from gzip import decompress as gunzip
from operator import itemgetter
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.models import DirectorySource, Service
from providers.selectors import open_texts
from spcore.places.models import Postcode
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.providers.api.oruk import assert_conforms, assert_envelope, full_service

pytestmark = pytest.mark.django_db
ADDRESS = "/open-referral/services"


def names(response) -> list[str]:
    """Return the names of a page."""
    return [record["name"] for record in response.json()["contents"]]


class TestOrukServiceList:
    @pytest.mark.shared_data
    def test_conforms_to_the_standard_with_everything_and_with_next_to_nothing(self, client):
        full_service()
        ServiceFactory(name="Bare")

        body = client.get(ADDRESS).json()

        assert_envelope(body, total=2)
        assert [record["name"] for record in body["contents"]] == ["Bare", "Choir"]
        for record in body["contents"]:
            assert_conforms(record, "compiled/service_list")
            assert record["organization_id"] == record["organization"]["id"]

    def test_is_readable_from_any_site_without_a_redirect_or_a_page(self, client):
        for address in (ADDRESS, f"{ADDRESS}?page=0", f"{ADDRESS}/{uuid4()}", f"{ADDRESS}/nothing"):
            response = client.get(address, headers={"accept": "text/html"})

            assert response.status_code in {200, 400, 404}
            assert response["Access-Control-Allow-Origin"] == "*"
            assert response["Content-Type"] == "application/json"
        asked = client.options(ADDRESS)
        assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET")
        assert client.post(ADDRESS).status_code == 405

    def test_keeps_private_paused_closed_and_unlicensed_listings_out(self, client):
        DirectorySource.objects.create(slug="closed", name="Closed", licence="no licence given")
        DirectorySource.objects.create(slug="open", name="Open", licence="OGL v3")
        ServiceFactory(is_private=True)
        ServiceFactory(status="temporarily closed")
        ServiceFactory(provider=ProviderFactory(organisation__is_open=False))
        ServiceFactory(source="closed", source_id="1")
        ServiceFactory(source="nowhere", source_id="1")
        ServiceFactory(name="Passed on", source="open", source_id="1")

        assert names(client.get(ADDRESS)) == ["Passed on"]

    def test_gives_no_address_or_number_that_may_be_somebody_s_own(self, client):
        ServiceFactory(email="jane.smith@choir.example", phone="07700 900123")
        service = ServiceFactory(email="info@choir.example", phone="07700 900123")

        body = client.get(ADDRESS).content.decode()
        detail = client.get(f"{ADDRESS}/{service.pk}").content.decode()

        assert "jane.smith" not in body
        assert "info@choir.example" in body
        assert "900123" not in body + detail

    def test_caps_a_page_and_answers_behind_the_last_with_an_empty_one(self, client):
        for number in range(105):
            ServiceFactory(name=f"Service {number:03}")

        assert client.get(ADDRESS).json()["size"] == 50
        assert client.get(f"{ADDRESS}?per_page=500").json()["size"] == 100
        last = client.get(f"{ADDRESS}?page=3").json()
        behind = client.get(f"{ADDRESS}?page=4").json()
        assert (last["size"], last["last_page"], last["total_pages"]) == (5, True, 3)
        assert_envelope(behind, total=105, page=4)

    def test_sends_nothing_again_that_somebody_has_and_packs_the_rest(self, client):
        full_service()
        first = client.get(ADDRESS)

        again = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
        packed = client.get(ADDRESS, headers={"accept-encoding": "gzip"})
        Service.objects.update(name="Choirs")
        changed = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
        assert packed["Content-Encoding"] == "gzip"
        assert json.loads(gunzip(packed.content)) == first.json()
        assert changed.status_code == 200

    def test_streams_all_of_it_a_line_each(self, client, monkeypatch):
        monkeypatch.setattr(open_texts, "PIECE", 2)
        full_service()
        for _ in range(4):
            ServiceFactory()
        ServiceFactory(is_private=True)

        response = client.get(f"{ADDRESS}?format=ndjson&full=true")

        assert response.streaming
        records = [json.loads(line) for line in b"".join(response).splitlines()]
        page = client.get(f"{ADDRESS}?full=true").json()["contents"]
        assert sorted(records, key=itemgetter("id")) == sorted(page, key=itemgetter("id"))
        assert len(records) == 5

    def test_gives_ids_and_moments_alone_on_one_page(self, client):
        for _ in range(60):
            ServiceFactory()

        body = json.loads(b"".join(client.get(f"{ADDRESS}?minimal=true")))

        assert_envelope(body, total=60)
        assert body["last_page"]
        assert set(body["contents"][0]) == {"id", "name", "status", "last_modified"}

    def test_asks_the_database_as_often_for_25_in_full_as_for_5(self, client):
        service = full_service()
        for _ in range(24):
            ServiceFactory(at=[(353900, 429200)]).terms.set(service.terms.all())
        numbers = []
        for size in (5, 25):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{ADDRESS}?full=true&per_page={size}")
            numbers.append(len(queries))

        assert numbers[0] == numbers[1] <= 14

    def test_without_a_distance_asks_whose_area_a_postcode_is_in(self, client):
        full_service()
        ServiceFactory(name="Anywhere")
        place = {"easting": 353900, "northing": 429200}
        Postcode.objects.create(code="PR12HE", outcode="PR1", district_code="E07000123", **place)
        Postcode.objects.create(code="LA11AA", outcode="LA1", district_code="E07000121", **place)

        assert names(client.get(f"{ADDRESS}?postcode=PR1+2HE")) == ["Anywhere", "Choir"]
        assert names(client.get(f"{ADDRESS}?postcode=LA1+1AA")) == ["Anywhere"]

    def test_tells_nobody_s_name_and_no_money(self, client):
        full_service()

        said = json.dumps(client.get(f"{ADDRESS}?full=true").json())

        for secret in ("Ada Made-Up", "A secret donor", "9999", "Not asked"):
            assert secret not in said
        assert "Conductor" in said
        assert "The lottery" in said

    @pytest.mark.parametrize(
        "wrong",
        [
            *("page=0", "page=x", "per_page=0", "page=-1", "page=99999999999999999999"),
            *("day=someday", "minimum_age=old", "maximum_age=nan", "start_time=25:00"),
            *("modified_after=yesterday", "taxonomy_id=1", "postcode=hello"),
            *("full=perhaps", "minimal=null", "start_time=", "page="),
        ],
    )
    def test_refuses_a_wrong_parameter(self, client, wrong):
        assert client.get(f"{ADDRESS}?{wrong}").status_code == 400

    def test_filters_to_the_letter_of_the_standard(self, client):
        service = full_service()
        ServiceFactory(name="Other", modified_at=datetime(2020, 1, 1, tzinfo=UTC))
        Postcode.objects.create(code="PR12HE", outcode="PR1", easting=353900, northing=429200)
        term = service.terms.get()
        right = (
            *("search=singing", "day=TU", "day=tuesday", "minimum_age=18", "maximum_age=90"),
            *("start_time=10:00", "end_time=12:00", "modified_after=2026-01-01T00:00:00Z"),
            *(f"taxonomy_term_id={term.pk}", f"taxonomy_id={term.taxonomy_id}"),
            *(f"organization_id={service.provider_id}", "postcode=PR1+2HE&proximity=500"),
        )
        wrong = (
            *("search=chess", "day=MO", "minimum_age=19", "maximum_age=89", "start_time=10:01"),
            *("end_time=11:59", f"taxonomy_term_id={uuid4()}", f"taxonomy_id={uuid4()}"),
            *(f"organization_id={uuid4()}", "modified_after=2999-01-01T00:00:00%2B01:00"),
        )

        for asked in right:
            assert names(client.get(f"{ADDRESS}?{asked}")) == ["Choir"], asked
        for asked in wrong:
            assert names(client.get(f"{ADDRESS}?{asked}")) == [], asked

    def test_asks_the_database_twice_however_many_it_shows(self, client):
        for _ in range(50):
            ServiceFactory()
        numbers = []
        for size in (5, 50):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{ADDRESS}?per_page={size}")
            numbers.append(len(queries))

        assert numbers == [2, 2]
