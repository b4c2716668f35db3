"""One service's page."""

import json
import re
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest

from providers.models import CostOption, DirectorySource, Schedule
from spcore.accounts.roles import Role
from tests.factories.providers import ProviderFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    """Return the page with its white space joined."""
    return " ".join(response.content.decode().split())


class TestServiceDetail:
    def test_tells_the_public_all_of_a_listing(self, client):
        service = ServiceFactory(
            name="Allotment",
            description="Grow together",
            needs=["loneliness"],
            capacity="waiting_list",
            wait_weeks=1,
            minimum_age=18,
            how_to_refer="Ring Monday to Thursday",
            verified_on=date(2020, 1, 5),
            at=[(353900, 429200)],
        )
        hours = {"opens_at": time(9), "closes_at": time(12, 30)}
        for day in ("MO", "TU", "WE"):
            Schedule.objects.create(service=service, byday=day, **hours)
        CostOption.objects.create(service=service, option="A session", amount=2)

        page = text_of(client.get(f"/directory/{service.pk}/"))

        for words in (
            "Allotment",
            "Grow together",
            "Loneliness and social connection",
            "Waiting list: about 1 week",
            "Aged 18 and over",
            "Ring Monday to Thursday",
            "Monday to Wednesday, 9am to 12:30pm",
            "A session: £2",
            "1 Fishergate",
            "Last checked on 5 January 2020, more than 6 months ago",
        ):
            assert words in page, words

    def test_a_number_rings_and_an_address_writes_by_a_tap(self, client):
        rings = ServiceFactory(phone="+44 (0)1772 900-000", email="choir@arts.example")
        asks = ServiceFactory(phone="01772 900000 ask for <Jo>")

        page = client.get(f"/directory/{rings.pk}/").content.decode()
        other = client.get(f"/directory/{asks.pk}/").content.decode()

        assert '<a href="tel:+441772900000">+44 (0)1772 900-000</a>' in page
        assert '<a href="mailto:choir@arts.example">choir@arts.example</a>' in page
        assert "01772 900000 ask for &lt;Jo&gt;" in other
        assert "tel:" not in other

    def test_an_address_writes_to_itself_alone_whatever_it_holds(self, client):
        odd = ServiceFactory(email="choir?bcc=other%40evil.example&x=@arts.example")

        page = client.get(f"/directory/{odd.pk}/").content.decode()

        assert 'href="mailto:choir%3Fbcc%3Dother%2540evil.example%26x%3D@arts.example"' in page

    def test_tells_staff_where_each_detail_comes_from(self, client, sign_in):
        DirectorySource.objects.create(
            slug="council", name="The council", last_read_at=datetime(2026, 11, 8, 9, tzinfo=UTC)
        )
        service = ServiceFactory(
            source="council", source_id="1", phone="2", edited={"phone": "1"}, fees="A pound"
        )
        address = f"/directory/{service.pk}/"
        assert "Where each detail comes from" not in text_of(client.get(address))
        sign_in(Role.REFERRER_CLINICIAN)

        page = text_of(client.get(address))

        assert "The council: seen there on 8 November 2026" in page
        assert "<dd>Written here. The council says: 1 (last seen there 8 November 2026)" in page
        assert "</dt><dd>The council, last seen there 8 November 2026</dd>" in page

    @pytest.mark.parametrize("hidden", [{"is_private": True}, {"status": "temporarily closed"}])
    def test_hides_a_private_or_paused_listing_from_all_but_its_keepers(
        self, client, sign_in, hidden
    ):
        service = ServiceFactory(provider=ProviderFactory(), **hidden)
        address = f"/directory/{service.pk}/"
        statuses = [client.get(address).status_code]
        for role, organisation in (
            (Role.LINK_WORKER, None),
            (Role.PROVIDER, None),
            (Role.PROVIDER, service.provider.organisation),
            (Role.DIRECTORY_EDITOR, None),
        ):
            sign_in(role, organisation)
            statuses.append(client.get(address).status_code)

        assert statuses == [404, 404, 404, 200, 200]

    def test_looks_the_same_for_a_hidden_listing_and_one_that_does_not_exist(self, client):
        hidden = ServiceFactory(is_private=True)

        pages = [client.get(f"/directory/{pk}/").content for pk in (hidden.pk, uuid4())]

        assert pages[0] == pages[1]

    def test_offers_editing_to_its_keeper_alone(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER)
        for_others = text_of(client.get(f"/directory/{service.pk}/"))
        sign_in(Role.PROVIDER, service.provider.organisation)

        assert "Edit this listing" not in for_others
        assert "Edit this listing" in text_of(client.get(f"/directory/{service.pk}/"))

    def test_leads_back_to_the_search_and_to_nowhere_else(self, client):
        ServiceFactory(name="Choir")
        search = client.get("/directory/", {"q": "choir", "age": "40"}).content.decode()
        [found] = re.findall(r'<h3 class="app-list__title"><a href="([^"]+)">', search)
        service_page = found.partition("?")[0]

        back = client.get(found).context["back_url"]
        odd = client.get(f"{service_page}?back=https://evil.example/").context["back_url"]

        assert back == "/directory/?q=choir&age=40"
        assert odd.startswith("/directory/?")


class TestWhatSearchEnginesRead:
    def said(self, page) -> dict:
        """Return the page's structured data."""
        text = page.content.decode().partition('<script type="application/ld+json">')[2]
        return json.loads(text.partition("</script>")[0])

    def test_says_what_is_known_in_the_words_of_schema_org(self, client):
        service = ServiceFactory(
            name="Choir", description="Sing </script> together", is_free=True, minimum_age=18,
            at=[(353900, 429200)],
        )  # fmt: skip

        said = self.said(client.get(f"/directory/{service.pk}/"))

        assert (said["@type"], said["name"]) == ("Service", "Choir")
        assert said["description"] == "Sing </script> together"
        assert said["offers"]["price"] == "0"
        assert said["audience"] == {"@type": "PeopleAudience", "suggestedMinAge": 18}
        assert "1 Fishergate" in said["availableChannel"][0]["serviceLocation"]["address"]
        assert "areaServed" not in said

    def test_a_hidden_listing_is_left_out_of_search_engines(self, client):
        service = ServiceFactory(hidden_on=date(2026, 1, 5))

        page = client.get(f"/directory/{service.pk}/").content.decode()

        assert 'content="noindex"' in page
        assert "ld+json" not in page
