"""The waiting room's screen."""

import pytest
import time_machine

from tests.browser import BrowserPage
from tests.referrals.nearby import WEDNESDAY, surgery, weekly

SCREEN = "/near/P81999/screen/"


@pytest.mark.django_db
class TestPracticeScreen:
    def test_shows_a_few_at_once_and_the_next_a_minute_later(self, client):
        surgery()
        for number in range(7):
            weekly(f"Group {number}")

        with time_machine.travel(WEDNESDAY, tick=False) as clock:
            first = client.get(SCREEN).content.decode()
            clock.shift(60)
            second = client.get(SCREEN).content.decode()

        shown = [[n for n in range(7) if f"Group {n}" in page] for page in (first, second)]
        assert sorted(shown) == [[0, 1, 2, 3, 4], [5, 6]]
        assert "Wednesday" in first
        assert "a.m." not in first

    def test_asks_again_by_itself_with_scripts_and_without(self, client):
        surgery()

        page = client.get(SCREEN).content.decode()

        assert f'data-live="60" data-live-from="{SCREEN}" data-live-part' in page
        assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in page

    def test_shows_a_film_only_with_its_captions(self, client, settings):
        surgery()
        settings.SCREEN_VIDEO = "/media/film.mp4"
        bare = client.get(SCREEN).content.decode()
        settings.SCREEN_CAPTIONS = "/media/film.vtt"

        page = client.get(SCREEN).content.decode()

        assert "<video" not in bare
        assert 'src="/media/film.mp4"' in page
        assert 'kind="captions" src="/media/film.vtt"' in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestInBrowser:
    def test_somebody_scans_the_screens_code_and_finds_a_service_on_a_phone(
        self, browser_page: BrowserPage
    ):
        surgery()
        weekly("Singing", byday="MO,TU,WE,TH,FR,SA,SU", opens=21, needs=["loneliness"])

        page = browser_page.open(SCREEN)
        browser_page.check()
        page.set_viewport_size({"width": 390, "height": 844})
        browser_page.open("/near/P81999/")
        browser_page.check()
        page.set_viewport_size({"width": 390, "height": 844})
        page.get_by_role("link", name="Loneliness and social connection").click()
        page.get_by_role("link", name="Singing").first.click()
        page.get_by_role("heading", name="Get in touch").wait_for()
        browser_page.check()
