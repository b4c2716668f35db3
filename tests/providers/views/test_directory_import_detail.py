"""What becomes of every row of a list."""

import pytest

from spcore.accounts.roles import Role
from tests.providers.listing_files import CHOIR, WALK, as_csv, bring_in, check

pytestmark = pytest.mark.django_db


class TestDirectoryImportDetail:
    def test_names_each_refused_row_and_what_to_do(self, client, sign_in):
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR, "2,,Trust,,,,,"))

        page = client.get(f"/directory/lists/{batch.pk}/").content.decode()

        assert "One listing would be new or change. Nothing is in yet." in page
        assert "Age Trust" in page
        assert "is empty. A listing needs a name." in page

    def test_shows_those_with_one_verdict_or_to_look_at(self, client, sign_in):
        rows = (CHOIR, WALK.replace("PR1 2HE", "ZZ"), "3,,Trust,,,,,")
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(*rows))
        here = f"/directory/lists/{batch.pk}/"

        def names(show: str) -> set[str]:
            page = client.get(f"{here}?show={show}").content.decode()
            return {name for name in ("Choir", "Walk", "No name") if f">{name}</h3>" in page}

        assert names("") == {"Choir", "Walk", "No name"}
        assert names("refused") == {"No name"}
        assert names("look") == {"Walk"}
        assert names("nonsense") == {"Choir", "Walk", "No name"}

    def test_turns_the_page(self, client, sign_in):
        rows = [CHOIR.replace("1,Choir", f"{n},Group {n:03}") for n in range(60)]
        batch = check(sign_in(Role.DIRECTORY_EDITOR), as_csv(*rows))
        here = f"/directory/lists/{batch.pk}/"

        assert f'href="{here}?page=2"' in client.get(here).content.decode()
        second = client.get(f"{here}?page=2").content.decode()
        assert "Group 055" in second
        assert "Group 010" not in second
        assert client.get(f"{here}?page=x").status_code == 200

    def test_leads_to_the_listings_once_they_are_in(self, client, sign_in):
        batch = bring_in(sign_in(Role.DIRECTORY_EDITOR), as_csv(CHOIR))
        service = batch.rows.get().service_key

        page = client.get(f"/directory/lists/{batch.pk}/").content.decode()

        assert f'href="/directory/{service}/"' in page
        assert "Take everything back" in page
