"""Taking PDF files in, several at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.models import Attachment, TeamCover
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.files import pdf, scan
from tests.factories.referrals import small_world
from tests.referrals.attaching import LETTER, in_intake, upload
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/intake/"


class TestIntakeList:
    def test_one_file_leads_straight_to_its_check(self):
        world = small_world()

        response = signed_in(world.gp).post(URL, {"files": [upload(content=pdf(LETTER))]})

        assert response.url == f"/intake/{Attachment.objects.get().pk}/"

    def test_keeps_the_good_ones_of_several_and_names_the_bad_one(self):
        world = small_world()
        files = [
            upload("one.pdf", pdf(LETTER)),
            upload("two.pdf", scan()),
            upload("bad.pdf", b"MZ"),
            upload("photo.jpg"),
        ]

        page = text_of(signed_in(world.gp).post(URL, {"files": files}))

        assert Attachment.objects.count() == 2
        assert "2 files taken in" in page
        assert "<strong>bad.pdf</strong>: The name of this file says PDF" in page
        assert "<strong>photo.jpg</strong>: Choose a file of one of these kinds: PDF" in page
        assert "Ewa Kowalska" in page
        assert "A scan without text" in page

    def test_asks_for_a_file_and_not_for_too_many(self):
        world = small_world()
        client = signed_in(world.gp)

        assert "Choose at least one PDF file" in text_of(client.post(URL, {}))
        many = [upload(f"{number}.pdf") for number in range(9)]
        assert "Choose 8 files or fewer at once" in text_of(client.post(URL, {"files": many}))
        assert not Attachment.objects.exists()

    def test_shows_the_practices_own_only(self):
        world, other = small_world(), small_world()
        in_intake(other.gp)
        in_intake(world.gp, text="Name: SMITH, Ann\nDOB: 1/2/1950")

        page = text_of(signed_in(actor_in(Role.REFERRER_ADMIN, world.practice)).get(URL))

        assert "Ann Smith" in page
        assert "Kowalska" not in page

    def test_a_team_administrator_passes_letters_on_and_reads_none(self):
        world = small_world()
        client = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        page = text_of(client.post(URL, {"files": [upload(content=pdf(LETTER))]}, follow=True))

        row = Attachment.objects.get()
        assert row.organisation_id == world.practice.pk
        assert "1 file passed to the practice" in page
        assert "Kowalska" not in page
        assert client.get(f"/intake/{row.pk}/").status_code == 403

    def test_asks_which_practice_where_the_team_has_several(self):
        world = small_world()
        TeamCover.objects.create(team=world.team, practice=OrganisationFactory(name="Elm Street"))
        client = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        page = text_of(client.post(URL, {"files": [upload()]}))

        assert "Choose the practice that wrote them" in page
        assert "Elm Street" in page
        assert not Attachment.objects.exists()

    def test_takes_as_many_queries_for_ten_as_for_one(self):
        world = small_world()
        client = signed_in(world.gp)
        asked = []
        for number in range(10):
            in_intake(world.gp, digest=str(number))
            with CaptureQueriesContext(connection) as queries:
                client.get(URL)
            asked.append(len(queries))

        assert asked[-1] == asked[1]
