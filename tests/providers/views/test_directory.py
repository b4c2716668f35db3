"""The directory's search page."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import trans_real

from providers.models import Service
from providers.selectors import origins
from providers.selectors.query import CaseSearch, Origin
from spcore.accounts.roles import Role
from spcore.audit import Action
from spcore.audit.models import AuditEntry
from spcore.places.models import Postcode
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.providers.selectors.naive_search import CENTRE, fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def preston() -> Postcode:
    """Give the postcode that distances are asked from."""
    return Postcode.objects.create(
        code="PR12HE", outcode="PR1", easting=CENTRE[0], northing=CENTRE[1]
    )


@pytest.fixture
def case_in_preston(monkeypatch):
    """Let a case's person live in Preston, as an app above would tell."""
    home = Origin(*CENTRE, label="the person's home")
    told = CaseSearch(person_id=uuid4(), origin=home, needs=("work",))
    monkeypatch.setattr(origins, "_TELLS_CASE", [lambda **_who: told])


def text_of(response) -> str:
    """Return the page with its white space joined."""
    return " ".join(response.content.decode().split())


def links_of(response) -> list[str]:
    """Return the addresses of the services listed."""
    title = r'<h3 class="app-list__title"><a href="([^"]+)">'
    return re.findall(title, response.content.decode())


class TestDirectory:
    def test_is_open_to_the_public_and_lists_services_by_name(self, client):
        ServiceFactory(name="Walking group")
        ServiceFactory(name="Art class")

        page = text_of(client.get("/directory/"))

        assert page.index("Art class") < page.index("Walking group")
        assert "2 services found" in page

    @pytest.mark.parametrize("typed", ["PR1 2HE", "pr12he", "PR1"])
    def test_shows_the_nearest_first_with_its_distance(self, client, preston, typed):
        ServiceFactory(name="Far choir", at=[(CENTRE[0] + 4000, CENTRE[1])])
        ServiceFactory(name="Near choir", at=[(CENTRE[0] + 2300, CENTRE[1])])

        page = text_of(client.get("/directory/", {"near": typed, "q": "choir"}))

        assert page.index("Near choir") < page.index("Far choir")
        assert "2.3 km" in page
        assert "nearest first" in page

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("hello", "Enter a postcode, like PR1 2HE, or its first half, like PR1"),
            ("ZZ9 9ZZ", "We do not know this postcode. Check it, or try one nearby"),
        ],
    )
    def test_says_by_the_field_what_is_wrong_with_a_postcode_and_keeps_it(
        self, client, typed, message
    ):
        page = text_of(client.get("/directory/", {"near": typed, "q": "choir"}))

        assert f'<span class="nhsuk-u-visually-hidden">Error: </span>{message}' in page
        assert f'value="{typed}"' in page
        assert 'value="choir"' in page

    def test_suggests_a_wider_search_when_nothing_fits(self, client, preston):
        asked = {"near": "PR1 2HE", "need": "money", "free": "on", "within": "3", "q": "chess"}

        page = text_of(client.get("/directory/", asked))

        assert "Nothing fits all of that" in page
        assert (
            'near=PR1+2HE&amp;need=money&amp;free=on&amp;within=5&amp;q=chess">Look within 5'
            in page
        )
        assert "Look at every need" in page
        assert "Also what costs something" in page

    @pytest.mark.parametrize(("found", "is_offered"), [(4, True), (5, False)])
    def test_offers_a_wider_circle_where_few_are_found(self, client, preston, found, is_offered):
        for _ in range(found):
            ServiceFactory(at=[CENTRE])

        page = text_of(client.get("/directory/", {"near": "PR1 2HE", "within": "5"}))

        assert ('near=PR1+2HE&amp;within=8">Look within 8 km' in page) == is_offered

    def test_says_where_a_count_is_of_a_part_and_offers_nothing_all_of_it_is(self, client, preston):
        fill(300, seed=8, reach=3000)

        page = text_of(client.get("/directory/", {"near": "PR1 2HE"}))

        assert re.search(r"free=on\">Free \(\d+\+\)</a>", page)
        assert "counted among the nearest 100." in page
        assert "(100+)" not in page
        assert "+)" not in text_of(client.get("/directory/", {"near": "PR1 2HE", "within": "1"}))

    @pytest.mark.parametrize(("found", "is_told"), [(501, True), (500, False)])
    def test_says_where_more_hold_the_words_than_can_be_reached(self, client, found, is_told):
        provider = ProviderFactory()
        Service.objects.bulk_create(
            [Service(provider=provider, name=f"Choir {number}") for number in range(found)]
        )

        page = text_of(client.get("/directory/", {"q": "choir"}))

        assert f"{'500+' if is_told else found} services found" in page
        assert ("500 of them are listed here." in page) == is_told

    def test_leads_through_every_page_by_links(self, client):
        fill(120, seed=6)
        page = client.get("/directory/")
        seen: list[str] = []
        while True:
            seen += links_of(page)
            if not page.context["next_url"]:
                break
            page = client.get(page.context["next_url"])

        assert len(seen) == len(set(seen)) > 75
        assert "Back to the first page" in text_of(page)

    def test_prints_what_was_typed_into_a_listing_as_words(self, client, preston):
        ServiceFactory(name="<b>Chess</b> & tea", fees="<i>£1</i>", is_free=False, at=[CENTRE])

        page = text_of(client.get("/directory/", {"near": "PR1 2HE", "q": 'tea"'}))

        assert "&lt;b&gt;Chess&lt;/b&gt; &amp; tea</a></h3>" in page
        assert "<title>&lt;b&gt;Chess" in page
        assert "<b>Chess" not in page
        assert "<i>" not in page
        assert "q%3Dtea%2522" in page

    def test_shows_what_has_no_place_apart(self, client, preston):
        ServiceFactory(name="Helpline", by_phone=True)

        page = text_of(client.get("/directory/", {"near": "PR1 2HE"}))

        assert page.index("Nothing fits all of that") < page.index("Helpline")
        assert "These have no place on the map" in page

    def test_takes_odd_addresses_calmly(self, client, preston):
        odd = "/directory/?after=%F0%28&age=x&within=99&need=nothing&for=1&near=PR1%00&q=%27%28"

        assert client.get(odd).status_code == 200

    def test_a_need_said_many_times_hides_no_other_and_is_shown_once(self, client):
        ServiceFactory(name="Debt advice", needs=["money"])
        ServiceFactory(name="Job club", needs=["work"])
        often = "need=work&" * 40

        page = text_of(client.get(f"/directory/?{often}need=money"))

        assert "2 services found" in page
        assert "Needs: Work, Money and debt" in page

    def test_measures_from_the_person_of_the_case_without_a_postcode_in_the_address(
        self, client, sign_in, case_in_preston
    ):
        sign_in(Role.LINK_WORKER)
        ServiceFactory(name="Near choir", needs=["work"], at=[(CENTRE[0] + 2300, CENTRE[1])])

        response = client.get("/directory/", {"for": str(uuid4())})

        assert "within 8 km of the person&#x27;s home" in text_of(response)
        assert "<strong>1. 2.3 km</strong>" in text_of(response)

    def test_begins_with_the_needs_of_the_case_until_somebody_looks_further(
        self, client, sign_in, case_in_preston
    ):
        sign_in(Role.LINK_WORKER)
        case = {"for": str(uuid4())}
        ServiceFactory(name="Choir", needs=["purpose"], at=[CENTRE])
        ServiceFactory(name="Job club", needs=["work"], at=[CENTRE])

        first = text_of(client.get("/directory/", case))
        further = text_of(client.get("/directory/", case | {"asked": "1"}))

        assert "Needs: Work" in first
        assert "Job club" in first
        assert "Choir" not in first
        assert "Choir" in further
        looks = AuditEntry.objects.filter(label="providers:directory", people__len=1)
        assert {(look.action, *look.shown) for look in looks} == {(Action.READ, "needs")}

    def test_knows_no_case_for_anybody_else(self, client, sign_in, case_in_preston):
        sign_in(Role.PROVIDER)

        response = client.get("/directory/", {"for": str(uuid4())})

        assert response.context["case"] is None

    def test_tells_only_those_who_sign_in_who_may_receive_personal_data(self, client, sign_in):
        ServiceFactory()
        words = "Signposting only: not assured to receive personal data"
        in_public = text_of(client.get("/directory/"))
        sign_in(Role.LINK_WORKER)

        assert words not in in_public
        assert words in text_of(client.get("/directory/"))

    def test_asks_the_database_at_most_three_times_however_many_it_shows(self, client, preston):
        numbers = []
        for number in (5, 200):
            fill(number, seed=number, reach=2000)
            with CaptureQueriesContext(connection) as queries:
                client.get("/directory/", {"near": "PR1 2HE"})
            numbers.append(len(queries))

        assert numbers[0] <= numbers[1] <= 3

    def test_keeps_what_was_typed_as_words_whether_right_or_wrong(self, client, preston):
        typed = '"><b>&x'

        page = text_of(client.get("/directory/", {"q": typed, "age": typed, "near": typed}))

        assert page.count('value="&quot;&gt;&lt;b&gt;&amp;x"') == 3
        assert "<b>" not in page

    def test_shows_each_reader_what_they_chose_and_nobody_elses(self, client, preston):
        chosen = client.get(
            "/directory/", {"need": ["work", "purpose"], "free": "on", "q": "tea", "within": "15"}
        )
        blank = client.get("/directory/")

        assert "Needs: " in text_of(chosen)
        assert {*re.findall(r'value="([^"]+)" checked', chosen.content.decode())} == {
            "work",
            "purpose",
            "on",
        }
        assert '<option value="15" selected>' in text_of(chosen)
        assert '" checked' not in text_of(blank)
        assert 'value="tea"' not in text_of(blank)
        assert '<option value="8" selected>' in text_of(blank)

    def test_is_in_each_readers_own_language(self, client, preston, settings, monkeypatch):
        settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
        welsh = trans_real.translation("cy")
        monkeypatch.setattr(welsh, "gettext", lambda words: f"Cymraeg {words}")
        ServiceFactory(is_free=True, at=[CENTRE])
        ServiceFactory(women_only=True, at=[CENTRE])
        asked = "/directory/?near=PR1+2HE"

        first, cymraeg, last = [
            text_of(client.get(asked, headers={"accept-language": language}))
            for language in ("en-GB", "cy", "en-GB")
        ]

        for words in ("Find a service", "Words", "Needs", "Where they are", "Women only", "Only"):
            assert f">Cymraeg {words}<" in cymraeg, words
        assert ">Cymraeg Free (1)<" in cymraeg
        assert "Cymraeg" not in first + last

    def test_leads_back_to_each_readers_own_case(self, client, sign_in, case_in_preston):
        sign_in(Role.LINK_WORKER)
        ServiceFactory(needs=["work"], at=[CENTRE])
        cases = [str(uuid4()) for _ in range(2)]

        pages = [text_of(client.get("/directory/", {"for": case})) for case in cases]

        for page, case, other in zip(pages, cases, reversed(cases), strict=True):
            assert f'href="/caseload/{case}/"' in page
            assert page.count(f"/caseload/{case}/") == 4
            assert other not in page

    def test_offers_each_role_its_own_pages_beside_the_directory(self, client, sign_in):
        in_public = text_of(client.get("/directory/"))
        sign_in(Role.LINK_WORKER)

        assert ">Stories</a>" in text_of(client.get("/directory/"))
        assert ">Stories</a>" not in in_public

    def test_takes_what_an_address_leaves_out_as_a_form_sent_empty(self, client, preston):
        fill(60, seed=9, reach=3000)
        boxes = ("q", "age", "language", "part", "sort", "after")
        sent = {"near": "PR1 2HE", "within": "8", **dict.fromkeys(boxes, "")}

        short = client.get("/directory/", {"near": "PR1 2HE"})
        whole = client.get("/directory/", sent)

        assert short.context["query"] == whole.context["query"]
        assert len(links_of(short)) == len(links_of(whole)) > 25
