"""The directory's search: right, in order, complete over its pages, and by index."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from providers import selectors
from providers.forms.directory import DirectoryForm
from providers.models import Location, Service, ServiceAtLocation
from providers.selectors import ordering
from providers.selectors.query import Cursor, Origin, ServiceQuery, parse_cursor
from spcore.accounts.actor import NOBODY
from spcore.bench.counting import statements, work_of
from spcore.needs import Need
from tests.factories.providers import LocationFactory, ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import (
    CENTRE,
    PRESTON,
    TODAY,
    WORDS,
    distance_of,
    fill,
    found,
    naive,
    whole_directory,
)

pytestmark = pytest.mark.django_db
KEY = "0" * 32
ASK = ServiceQuery(on=TODAY)


@pytest.fixture(autouse=True)
def patient(db: None) -> None:
    """Lift the time limit of serving: these look at answers and plans, on a machine of any load."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")


def analyse() -> None:
    """Count the tables, as the server does within a minute: it may have seen them empty last."""
    tables = ("service", "location", "serviceatlocation", "schedule", "candidate")
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(f'providers_{name}' for name in tables)}")


def names(query: ServiceQuery) -> list[str]:
    """Return the names on the first page."""
    page = selectors.search_services(actor=NOBODY, query=query)
    return [row.name for row in page.rows]


def like(typed: str) -> set[UUID]:
    """Return the published services that hold a word of a name like each word typed."""
    known = all_words()
    meant = [set(filter(similar_to(word), known)) for word in typed.split()]
    return {
        row.pk
        for row in Service.objects.published()
        if all(
            words & set(f"{row.name} {row.description}".lower().split()) for words in meant if words
        )
    }


def all_words() -> set[str]:
    """Return the longer words of all names, also of those that nobody is shown."""
    names = Service.objects.values_list("name", flat=True)
    return {word for name in names for word in name.lower().split() if len(word) > 3}


def similar_to(typed: str):
    """Return what tells whether a word has half of the trigrams of what was typed."""

    def is_like(word: str) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT word_similarity(%s, %s)", [typed, word])
            return cursor.fetchone()[0] >= 0.5

    return is_like


def some_query(random: Random) -> ServiceQuery:
    """Return a question with a few wishes."""
    origin = Origin(CENTRE[0] + random.randint(-9000, 9000), CENTRE[1], "here")
    wishes: list[dict[str, Any]] = [
        {"needs": tuple(random.sample(Need.values, 4))},
        {"age": random.choice((10, 17, 55, 80))},
        {"is_free": True},
        {"has_places": True},
        {"women_only": True},
        {"made_for": ("men", "faith")},
        {"step_free": True},
        {"language": "Polish"},
        {"words": random.choice(WORDS)},
        {"ways": ("online", "by_phone")},
        {"sizes": ("one_to_one",), "is_quiet": True},
        {"is_fresh": True},
        {"days": ("MO", "SA")},
        {"days": ("TH",), "part": "evening"},
        {"part": "morning"},
    ]
    query = replace(ASK, size=7, origin=origin, within_km=random.choice((3, 8, 15)))
    for wish in random.sample(wishes, random.randint(0, 2)):
        query = replace(query, **wish)
    return query


class TestSearchServices:
    def test_equals_the_plain_reference_for_every_kind_of_question(self):
        fill(400, seed=1)
        analyse()
        services = whole_directory()
        random = Random(2)
        sizes = []
        for _ in range(60):
            query = some_query(random)
            expected = naive(query, services)
            if len(expected) >= 3 or not query.words:
                assert found(query) == expected, query
                sizes.append(len(expected))
            if not query.words:
                plain = replace(query, origin=None)
                assert found(plain) == naive(plain, services), plain

        assert max(sizes) > 3 * 7
        assert len(sizes) > 20

    def test_ranks_a_word_in_the_name_above_one_in_the_description(self):
        ServiceFactory(name="Allotment", description="Gardening for beginners")
        ServiceFactory(name="Gardening club")

        assert names(replace(ASK, words="gardening")) == ["Gardening club", "Allotment"]

    def test_knows_words_by_their_stem_and_by_the_provider_s_name(self):
        ServiceFactory(name="Walk and talk")
        ServiceFactory(
            name="Benefits desk", provider=ProviderFactory(organisation__name="Age UK Preston")
        )

        assert names(replace(ASK, words="walking")) == ["Walk and talk"]
        assert names(replace(ASK, words="age uk")) == ["Benefits desk"]

    def test_follows_a_provider_that_is_renamed(self):
        service = ServiceFactory()
        organisation = service.provider.organisation
        organisation.name = "Harbour Trust"
        organisation.save()

        assert names(replace(ASK, words="harbour")) == [service.name]

    def test_lets_in_names_that_look_alike_only_when_exact_words_find_few(self):
        ServiceFactory(name="Gardening club")

        page = selectors.search_services(actor=NOBODY, query=replace(ASK, words="gardning"))

        assert [row.name for row in page.rows] == ["Gardening club"]
        assert page.is_similar

    def test_finds_by_a_typing_error_what_holds_a_word_like_it(self):
        fill(60, seed=7)
        Service.objects.filter(name__startswith="Chess").update(name="Allotment friends")
        for typed in ("gardning", "bereevement", "allotmnt", "welfaer grop", "drumming zzzzz"):
            page = selectors.search_services(
                actor=NOBODY, query=replace(ASK, words=typed, size=100)
            )

            assert {row.pk for row in page.rows} == like(typed), typed
            assert page.is_similar == bool(page.rows)

    def test_says_nothing_of_a_word_that_no_name_is_like(self):
        fill(20, seed=8)

        page = selectors.search_services(actor=NOBODY, query=replace(ASK, words="xylophone"))

        assert (page.rows, page.is_similar, page.total) == ((), False, "0")

    def test_shows_a_service_once_at_its_nearest_place(self):
        ServiceFactory(at=[(CENTRE[0] + 5000, CENTRE[1]), (CENTRE[0] + 2300, CENTRE[1])])

        page = selectors.search_services(actor=NOBODY, query=replace(ASK, origin=PRESTON))

        assert [row.distance for row in page.rows] == ["2.3 km"]

    def test_shows_services_without_a_place_apart_and_never_drops_them(self):
        ServiceFactory(name="Helpline", by_phone=True, in_person=False)
        ServiceFactory(name="Choir", at=[CENTRE])

        page = selectors.search_services(actor=NOBODY, query=replace(ASK, origin=PRESTON))
        apart = replace(ASK, origin=PRESTON, without_place=True)

        assert [row.name for row in page.rows] == ["Choir"]
        assert [(row.name, row.ways) for row in page.beside] == [("Helpline", "By phone")]
        assert names(apart) == ["Helpline"]

    @pytest.mark.parametrize("asked", [{}, {"needs": ("money", "work")}, {"is_free": True}])
    def test_shows_beside_the_nearest_the_best_of_the_first_without_a_place(self, asked):
        fill(300, seed=10)
        query = replace(ASK, origin=PRESTON, **asked)
        rows = [row for row in whole_directory() if not row.has_place]
        rows = [row for row in rows if row.online or row.by_phone or not row.places.all()]
        by_name = sorted(rows, key=lambda row: (row.name, row.pk))
        kept = {pk: place for place, pk in enumerate(naive(replace(query, origin=None), by_name))}
        first = [row.pk for row in by_name if row.pk in kept][:20]

        page = selectors.search_services(actor=NOBODY, query=query)

        assert [row.pk for row in page.beside] == sorted(first, key=kept.__getitem__)[:5]

    def test_finds_what_is_rare_and_has_no_place_behind_much_that_is_not(self):
        provider = ProviderFactory()
        common = [Service(provider=provider, name="Chat", online=True) for _ in range(520)]
        rare = Service(provider=provider, name="Zither", description="By phone", by_phone=True)
        Service.objects.bulk_create([*common, rare])

        page = selectors.search_services(
            actor=NOBODY, query=replace(ASK, origin=PRESTON, words="zither")
        )

        assert [row.name for row in page.beside] == ["Zither"]

    def test_keeps_an_address_that_is_not_on_the_map_findable(self):
        elsewhere = ServiceFactory(name="Far away")
        place = LocationFactory(easting=None, northing=None)
        ServiceAtLocation.objects.create(service=elsewhere, location=place)

        page = selectors.search_services(actor=NOBODY, query=replace(ASK, origin=PRESTON))

        assert (page.rows, page.beside) == ((), ())
        assert names(replace(ASK, origin=PRESTON, without_place=True)) == ["Far away"]

    def test_hides_paused_private_and_closed_ones_even_from_an_editor(self):
        ServiceFactory(status="temporarily closed")
        ServiceFactory(is_private=True)
        ServiceFactory(provider=ProviderFactory(organisation__is_open=False))

        assert names(ASK) == []

    def test_says_capacity_cost_age_freshness_and_assurance_in_words(self):
        ServiceFactory(
            provider=ProviderFactory(assured=True),
            capacity="full",
            wait_weeks=6,
            is_free=True,
            minimum_age=18,
            verified_on=date(2026, 11, 3),
        )

        (row,) = selectors.search_services(actor=NOBODY, query=ASK).rows

        assert (row.capacity, row.cost, row.ages) == (
            "Full: about 6 weeks",
            "Free",
            "Aged 18 and over",
        )
        assert (row.verified, row.is_fresh) == ("Checked on 3 November 2026", True)
        assert row.is_assured

    def test_caps_the_count(self):
        fill(1500, seed=3, reach=1000)

        page = selectors.search_services(actor=NOBODY, query=ASK)

        assert page.total == "1,000+"

    @pytest.mark.parametrize(
        ("origin", "asked"), [(PRESTON, {}), (PRESTON, {"words": "group"}), (None, {})]
    )
    def test_says_of_the_first_hundred_what_they_are(self, origin, asked):
        fill(400, seed=9, reach=3000)
        query = replace(ASK, origin=origin, **asked)
        rows = {row.pk: row for row in whole_directory()}
        order = naive(query, list(rows.values()))
        # Counted before what is stale sinks: the nearest, or the first by name.
        plainly = sorted(
            order,
            key=lambda pk: (
                distance_of(rows[pk], query) if origin else rows[pk].name,
                pk,
            ),
        )[:100]

        facets = selectors.search_services(actor=NOBODY, query=query).facets

        # Near a place no more listings are read for their words than are told of.
        total = 101 if origin and asked else len(order)
        assert (facets.total, facets.counted, facets.is_part) == (total, 100, True)
        assert facets.flags["free"] == sum(bool(rows[pk].is_free) for pk in plainly)
        assert sum(facets.needs.values()) == sum(len(rows[pk].needs) for pk in plainly)

    def test_says_of_a_hundred_that_hold_words_what_they_are(self):
        fill(400, seed=9, reach=3000)
        query = replace(ASK, words="group")
        rows = {row.pk: row for row in whole_directory()}
        order = naive(query, list(rows.values()))

        facets = selectors.search_services(actor=NOBODY, query=query).facets

        assert (facets.total, facets.counted, facets.is_part) == (len(order), 100, True)
        free = sum(bool(rows[pk].is_free) for pk in order)
        # Whichever hundred it is, so many of them are free.
        assert max(0, free - (len(order) - 100)) <= facets.flags["free"] <= min(free, 100)
        assert 100 <= sum(facets.needs.values()) < sum(len(rows[pk].needs) for pk in order)

    def test_counts_what_was_found_by_what_it_is(self):
        ServiceFactory(is_free=True, needs=["money", "work"], languages=["Urdu"], at=[CENTRE])
        ServiceFactory(is_free=True, needs=["money"], online=True, made_for=["men"], at=[CENTRE])
        ServiceFactory(is_free=False, needs=["food"], at=[(CENTRE[0] + 90_000, CENTRE[1])])

        facets = selectors.search_services(actor=NOBODY, query=replace(ASK, origin=PRESTON)).facets

        assert (facets.total, facets.flags["free"], facets.flags["online"]) == (2, 2, 1)
        assert facets.needs == {"money": 2, "work": 1}
        assert facets.languages == {"Urdu": 1}
        assert (facets.flags["for_men"], facets.flags["for_faith"]) == (1, 0)

    @pytest.mark.parametrize("origin", [PRESTON, None])
    @pytest.mark.parametrize("asked", [{}, {"step_free": True}])
    def test_counts_places_as_narrowing_by_them_would(self, origin, asked):
        far = (CENTRE[0] + 90_000, CENTRE[1])
        near = (CENTRE[0] + 2_000, CENTRE[1])
        for number in range(4):
            service = ServiceFactory(large_group=number == 1, at=[CENTRE, near, far])
            places = Location.objects.filter(services__service=service).order_by("easting")
            for bit, place in enumerate(places):  # each service has another place that is fit
                place.is_step_free = number in {bit, 3}
                place.has_parking = bit == number
                place.save()
        query = replace(ASK, origin=origin, **asked)

        facets = selectors.search_services(actor=NOBODY, query=query).facets

        for name in ("step_free", "parking", "hearing_loop"):
            narrowed = selectors.search_services(actor=NOBODY, query=replace(query, **{name: True}))
            flag = {"hearing_loop": "loop"}.get(name, name)
            assert facets.flags[flag] == int(narrowed.total or 0), name
        assert facets.flags["large_group"] == 1

    def test_lets_what_is_stale_sink_below_what_is_farther_away(self):
        old = ServiceFactory(name="Old", verified_on=date(2026, 2, 1), at=[CENTRE])
        new = ServiceFactory(name="New", verified_on=TODAY, at=[(CENTRE[0] + 4000, CENTRE[1])])

        assert found(replace(ASK, origin=PRESTON)) == [new.pk, old.pk]
        assert found(ASK) == [new.pk, old.pk]

    def test_puts_what_fits_the_words_best_before_what_is_near_where_that_is_asked(self):
        near = ServiceFactory(name="Allotment", description="Gardening for all", at=[CENTRE])
        fits = ServiceFactory(name="Gardening club", at=[(CENTRE[0] + 4000, CENTRE[1])])
        asked = replace(ASK, origin=PRESTON, words="gardening")

        assert found(asked) == [near.pk, fits.pk]
        assert found(replace(asked, best_fit=True)) == [fits.pk, near.pk]

    def test_shows_each_person_s_own_values_though_the_statement_is_written_once(self):
        for name, need, age in (("Choir", "purpose", 60), ("Job club", "work", 18)):
            ServiceFactory(name=name, needs=[need], minimum_age=age, at=[CENTRE])
        asked = replace(ASK, origin=PRESTON, needs=("purpose",), age=70)

        assert names(asked) == ["Choir"]
        assert names(replace(asked, needs=("work",))) == ["Job club"]
        assert names(replace(asked, age=30)) == []
        assert names(replace(asked, within_km=1, origin=Origin(1, 1, "nowhere"))) == []

    @pytest.mark.parametrize("asked", [{}, {"origin": PRESTON, "best_fit": True}])
    def test_gives_page_by_page_what_one_long_page_gives(self, asked):
        fill(200, seed=6, reach=5000)
        query = replace(ASK, words="gardening or group", **asked)

        whole = found(replace(query, size=500))

        assert len(set(whole)) == len(whole) > 3 * 7
        assert found(replace(query, size=7)) == whole

    def test_ranks_so_many_and_no_more(self, monkeypatch):
        for number in range(4):
            ServiceFactory(name=f"Choir {number}", description="singing " * (1 + number))
        monkeypatch.setattr(ordering, "RANKED", 3)

        # Statements are kept: a question of this shape, not yet asked by another test.
        listed = names(replace(ASK, words="singing", size=19))

        assert listed == sorted(listed, reverse=True)
        assert len(set(listed)) == 3

    def test_goes_on_to_the_same_listings_where_not_all_are_ranked(self, monkeypatch):
        fill(60, seed=11, reach=3000)
        monkeypatch.setattr(ordering, "RANKED", 17)

        whole = found(replace(ASK, words="group", size=29))

        assert len(set(whole)) == len(whole) == 17
        assert found(replace(ASK, words="group", size=3)) == whole

    @pytest.mark.parametrize("place", [None, PRESTON])
    def test_asks_as_often_for_fifty_services_as_for_five(self, place):
        fill(200, seed=4, reach=2000)
        query = replace(ASK, origin=place, words="group")
        numbers = []
        for size in (5, 50):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                selectors.search_services(actor=NOBODY, query=replace(query, size=size))
            numbers.append(len(queries))

        assert numbers == [2, 2]

    def test_fills_a_page_up_with_what_is_stale_in_the_order_of_ids_where_as_far(self):
        far, near = ((CENTRE[0] + east, CENTRE[1]) for east in (4000, 2000))
        fresh = [ServiceFactory(verified_on=TODAY, at=[far]) for _ in range(4)]
        stale = [ServiceFactory(verified_on=day, at=[near]) for day in (None, date(2026, 2, 1))]
        expected = [each.pk for some in (fresh, stale) for each in sorted(some, key=lambda e: e.pk)]

        for size in (1, 2, 3, 5, 25):
            assert found(replace(ASK, origin=PRESTON, size=size)) == expected, size


class TestParseCursor:
    @pytest.mark.parametrize("text", ["", "x", "%%", "W10", "bnVsbA", "é"])
    def test_takes_nonsense_as_the_first_page(self, text):
        assert parse_cursor(text, nearest_first=True) is None

    @pytest.mark.parametrize("key", [float("nan"), float("inf"), 1e300])
    def test_takes_no_number_the_database_would_refuse(self, key):
        text = str(Cursor((0, key), UUID(int=1)))

        assert parse_cursor(text, nearest_first=True) is None

    @pytest.mark.parametrize(
        "keys",
        [(0, 2**40, "Choir"), (0, 1, "a\x00b"), (1, "Choir"), ("a", "b", "c"), (0, 1, 2), (0, 1)],
    )
    def test_takes_no_rank_or_name_the_database_would_refuse(self, keys):
        assert parse_cursor(str(Cursor(keys, UUID(int=1))), nearest_first=False) is None

    @pytest.mark.parametrize(
        "said",
        [f'[[0, 0, "\\ud800"], "{KEY}", 0]', f'[[0, {10**309}, "Choir"], "{KEY}", 0]', "[" * 1400],
        ids=["half a character", "a number beyond all", "lists in lists"],
    )
    def test_takes_nothing_that_no_page_writes(self, said):
        text = urlsafe_b64encode(said.encode()).decode()

        assert parse_cursor(text, nearest_first=False) is None

    def test_a_long_name_in_another_script_fits_into_an_address(self):
        cursor = Cursor((0, 0, "ক" * 255), UUID(int=1))

        form = DirectoryForm(QueryDict(f"after={cursor}"))

        assert form.is_valid()
        assert parse_cursor(str(cursor), nearest_first=False) == cursor


class TestPlan:
    @pytest.mark.engine
    def test_never_reads_a_whole_table_at_ten_thousand_services(self):
        fill(10_000, seed=5, reach=60_000)
        analyse()
        with connection.cursor() as cursor:
            for index in ("service_search", "service_needs"):
                cursor.execute(f"SELECT gin_clean_pending_list('{index}')")  # as a vacuum does
        for query in (
            replace(ASK, origin=PRESTON, needs=("money",), age=40),
            replace(ASK, origin=PRESTON, words="debt", needs=("money",), step_free=True),
            replace(ASK, words="bereavement", needs=("money",)),
            replace(ASK, words="group"),
            replace(ASK, words="gardning"),
        ):
            with statements() as found:
                selectors.search_services(actor=NOBODY, query=query)
            assert work_of(found).whole_tables == ()
