"""Listings of a source into the directory."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from providers import services
from providers.models import (
    Capacity,
    DirectorySource,
    Location,
    Provider,
    Service,
    ServiceAtLocation,
    ServiceStatus,
)
from providers.services.directory_entry import (
    CostEntry,
    DirectoryEntry,
    Note,
    PlaceEntry,
    ProviderEntry,
    ScheduleEntry,
    Source,
    Vocabulary,
)
from providers.services.directory_parts import (
    AreaEntry,
    ContactEntry,
    DocumentEntry,
    FundingEntry,
    LinkEntry,
    PhoneEntry,
)
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.loading.report import Refusal
from spcore.needs import Need
from spcore.places.models import Lsoa, Postcode

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOURCE = Source("test", "A test directory", "OGL v3")
WORDS = Vocabulary("words", "Words", {"choir": (Need.PURPOSE,)}, frozenset({"free"}))


def entry(key: str = "1", **fields) -> DirectoryEntry:
    """Return an entry with everything a directory can tell."""
    told = {
        "source_id": key,
        "name": f"Choir {key}",
        "provider": ProviderEntry("p1", "Preston Arts", email="info@arts.example"),
        "description": "Sing with us",
        "needs": (Need.LONELINESS,),
        "terms": (WORDS.term("Choir"),),
        "places": (PlaceEntry(name="Hall", address_1="1 High Street", postcode="PR1 2HE"),),
        "schedules": (ScheduleEntry("MO,TU", time(10), time(12)),),
        "costs": (CostEntry("Adult", Decimal("2.50")),),
        "areas": (AreaEntry("Preston", code="E07000123"),),
        "phones": (PhoneEntry("01772 000002", description="Bookings"),),
        "contacts": (ContactEntry("Choir leader"),),
        "links": (LinkEntry("https://arts.example/choir", "The choir"),),
        "documents": (DocumentEntry("A song book"),),
        "funding": (FundingEntry("A trust"),),
        "row": int(key) if key.isdigit() else 0,
    }
    return DirectoryEntry(**{**told, **fields})


def load(*found, at=NOON, source=SOURCE, **options):
    """Load and return the report."""
    return services.load_directory(source=source, found=found, at=at, **options)


@pytest.fixture
def _preston():
    area = Lsoa.objects.create(code="E01000001", name="Preston 001A")
    Postcode.objects.create(
        code="PR12HE", outcode="PR1", easting=354_000, northing=429_000, latitude=53.7,
        longitude=-2.7, lsoa=area,
    )  # fmt: skip


@pytest.mark.usefixtures("_preston")
class TestANewListing:
    def test_is_written_with_all_that_belongs_to_it(self):
        report = load(entry())

        assert (report.created, report.updated, report.unchanged) == (1, 0, 0)
        service = Service.objects.get()
        assert (service.name, service.needs) == ("Choir 1", ["loneliness", "purpose"])
        assert (service.source, service.source_id, len(service.hash)) == ("test", "1", 64)
        assert service.created_at == service.modified_at == NOON
        assert service.provider_name == "Preston Arts"
        organisation = service.provider.organisation
        assert (organisation.kind, organisation.name) == (OrganisationKind.PROVIDER, "Preston Arts")
        assert organisation.is_open is True
        schedule = service.schedules.get()
        assert (schedule.byday, schedule.opens_at) == ("MO,TU", time(10))
        assert service.costs.get().amount == Decimal("2.50")
        assert [term.code for term in service.terms.all()] == ["Choir"]
        assert DirectorySource.objects.get().licence == "OGL v3"

    def test_keeps_areas_papers_links_funders_and_whom_to_ask_for(self):
        load(entry())

        service = Service.objects.get()
        assert service.areas.get().code == "E07000123"
        assert service.documents.get().document == "A song book"
        assert service.links.get().label == "The choir"
        phone, contact = service.phones.get(), service.contacts.get()
        assert (phone.number, phone.provider_id) == ("01772 000002", service.provider_id)
        assert (contact.name, contact.title, contact.is_public) == ("", "Choir leader", True)
        assert (service.funding.get().funder, service.funding.get().amount) == ("A trust", None)

    def test_replaces_what_hangs_on_it_when_it_changes(self):
        load(entry())
        load(entry(phones=(), areas=(AreaEntry("Chorley"),)), at=LATER)

        service = Service.objects.get()
        assert not service.phones.exists()
        assert [area.name for area in service.areas.all()] == ["Chorley"]

    def test_stands_where_its_postcode_is(self):
        load(entry())

        place = Location.objects.get()
        assert (place.easting, place.northing, place.lsoa_code) == (354_000, 429_000, "E01000001")
        assert (place.latitude, place.longitude) == (53.7, -2.7)
        assert Location.objects.filter(point__within=(354_000, 429_000, 10)).exists()

    def test_stands_where_its_coordinates_say_when_the_postcode_is_unknown(self):
        load(entry(places=(PlaceEntry(postcode="ZZ1 1AA", latitude=53.7, longitude=-2.7),)))

        place = Location.objects.get()
        assert abs(place.easting - 353_850) < 200
        assert place.lsoa_code == ""

    def test_is_found_by_its_words_needs_and_provider(self):
        load(entry())

        for words in ("singing", "loneliness", "choir", "preston arts"):
            assert Service.objects.filter(search=words).exists(), words


class TestManyListings:
    def test_of_one_provider_share_it_and_their_places(self):
        load(entry("1"), entry("2"), entry("3", provider=ProviderEntry("p2", "Preston Arts")))

        assert Provider.objects.count() == 2
        assert Organisation.objects.count() == 2
        assert Location.objects.count() == 2
        assert ServiceAtLocation.objects.count() == 3

    def test_of_another_source_stay_apart(self):
        load(entry())
        load(entry(), source=Source("other", "Another"))

        assert Service.objects.count() == Provider.objects.count() == 2

    def test_cost_as_many_queries_as_one(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(28):
            load(*(entry(str(number)) for number in range(500)))

    def test_that_are_unchanged_cost_next_to_nothing(self, django_assert_max_num_queries):
        entries = [entry(str(number)) for number in range(500)]
        load(*entries)

        with django_assert_max_num_queries(6):
            report = load(*entries, at=LATER)

        assert report.unchanged == 500
        assert not Service.objects.exclude(modified_at=NOON).exists()


@pytest.mark.usefixtures("_preston")
class TestAChangedListing:
    def test_keeps_its_keys_and_takes_what_is_new(self):
        load(entry(), entry("2"))
        before = Service.objects.get(source_id="1")
        place = Location.objects.get()

        report = load(entry(description="Sing!", costs=(), row=9), entry("2"), at=LATER)

        assert (report.created, report.updated, report.unchanged) == (0, 1, 1)
        after = Service.objects.get(pk=before.pk)
        assert (after.description, after.version) == ("Sing!", before.version + 1)
        assert (after.created_at, after.modified_at) == (NOON, LATER)
        assert not after.costs.exists()
        assert (after.schedules.count(), after.terms.count()) == (1, 1)
        assert Location.objects.get() == place

    def test_moves_and_leaves_no_empty_place_behind(self):
        load(entry())

        load(entry(places=(PlaceEntry(address_1="2 Low Road", postcode="PR1 2HE"),)))

        assert Location.objects.get().address_1 == "2 Low Road"
        assert ServiceAtLocation.objects.count() == 1

    def test_keeps_what_people_here_added(self):
        load(entry())
        Service.objects.update(capacity=Capacity.FULL, wait_weeks=6, accompanied_first_visit=True)
        Organisation.objects.update(workflow_email="inbox@arts.example", duty_phone="01772 000000")

        load(entry(name="Choir for all", provider=ProviderEntry("p1", "Preston Arts Ltd")))

        service = Service.objects.get()
        assert (service.name, service.capacity, service.wait_weeks) == ("Choir for all", "full", 6)
        assert service.accompanied_first_visit is True
        assert service.provider_name == "Preston Arts Ltd"
        organisation = Organisation.objects.get()
        assert organisation.workflow_email == "inbox@arts.example"

    def test_keeps_a_day_on_which_somebody_here_checked_it(self):
        load(entry(verified_on=date(2024, 1, 1), verified_by="The source"))
        Service.objects.update(verified_on=date(2026, 11, 1), verified_by="An editor")

        load(entry(name="New", verified_on=date(2024, 2, 1), verified_by="The source"))

        service = Service.objects.get()
        assert (service.verified_on, service.verified_by) == (date(2026, 11, 1), "An editor")

    def test_is_placed_once_its_postcode_is_known(self):
        load(entry(places=(PlaceEntry(postcode="LA1 1AA"),)))
        Postcode.objects.create(code="LA11AA", outcode="LA1", easting=347_000, northing=461_000)

        load(entry(places=(PlaceEntry(postcode="LA1 1AA"),)))

        assert Location.objects.get().easting == 347_000


class TestAReport:
    def test_tells_notes_refusals_warnings_and_unknown_terms(self):
        warning = Refusal(1, "email", "'x' is no email address.")
        bad = Refusal(2, "name", "is empty.")

        report = load(
            entry(warnings=(warning,), terms=(WORDS.term("Juggling"), WORDS.term("free"))),
            bad,
            Note("Half a file"),
        )

        assert report.refused == [bad]
        assert report.warnings == [warning]
        assert report.notes == [
            "Half a file",
            "Terms that stand for no need of ours yet: Juggling (1).",
        ]
        assert [(each.key, each.outcome, each.row) for each in report.outcomes] == [
            ("Choir 1 (1)", "created", 1)
        ]

    def test_tells_an_id_that_comes_again_and_uses_the_fullest(self):
        report = load(entry(description=""), entry(row=7), entry(description="x", row=9))

        assert report.created == 1
        assert Service.objects.get().description == "Sing with us"
        assert "2 records repeat an id" in report.notes[0]
        assert report.notes[0].endswith("Rows 7, 9.")

    def test_refuses_the_same_listing_under_another_id(self):
        report = load(entry("1", name="Choir"), entry("2", name="CHOIR"))

        assert report.created == 1
        assert "the same as row 1 (1)" in report.refused[0].problem


class TestACompleteSource:
    def test_takes_down_what_it_has_no_more_and_puts_it_back_when_it_returns(self):
        load(entry("1"), entry("2"))

        report = load(entry("1"), is_complete=True)

        assert Service.objects.get(source_id="2").status == ServiceStatus.INACTIVE
        assert "1 listings are not in the source any more" in report.notes[0]
        load(entry("1"), entry("2"), is_complete=True)
        assert Service.objects.get(source_id="2").status == ServiceStatus.ACTIVE

    def test_is_never_taken_for_granted(self):
        load(entry("1"), entry("2"))

        load(entry("1"))

        assert Service.objects.get(source_id="2").status == ServiceStatus.ACTIVE


class TestEveryField:
    def test_fits_its_column_however_long(self):
        long = "x" * 5000
        load(
            replace(
                entry(key=long, name=long, phone=long, area_served=long, how_to_refer=long),
                provider=ProviderEntry(long, long, phone=long, charity_number=long),
                places=(PlaceEntry(long, name=long, address_1=long, city=long, district=long),),
                schedules=(ScheduleEntry(description=long),),
                costs=(CostEntry(long, None, long),),
                terms=(WORDS.term(long, long),),
            )
        )

        service = Service.objects.get()
        assert len(service.name) == 255
        assert load(entry(key=long, name=long)).updated == 1

    @pytest.mark.parametrize("text", ["\x00", "\ud800", "\\N", "a\tb\nc\rd", "☃ 💙", "'; --", "{}"])
    def test_survives_any_character(self, text):
        load(entry(name=f"a{text}b", description=text, tags=(text,)))

        kept = text.replace("\x00", "").replace("\ud800", "")
        assert Service.objects.get().description == kept
