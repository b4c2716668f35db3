"""What must be read before people are contacted."""

import pytest

from referrals.models import MustRead
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def warned(world, words="Do not ring after five"):
    case = world.referral(active=True)
    return MustRead.objects.create(
        person=case.person, referral=case, warns="contact", words=words, found_at=NOON
    )


class TestMustReadList:
    def test_shows_the_words_until_somebody_ticks_them_off(self):
        world = small_world()
        row = warned(world)
        client = signed_in(world.worker)

        assert "Do not ring after five" in text_of(client.get("/read-first/"))
        client.post("/read-first/", {"read": str(row.pk)})

        assert "Nothing to read" in text_of(client.get("/read-first/"))
        row.refresh_from_db()
        assert row.read_by_id == world.worker.user_id

    def test_is_ticked_off_on_the_case_page_too(self):
        world = small_world()
        row = warned(world)
        client, case = signed_in(world.worker), f"/caseload/{row.referral_id}/"
        assert "Do not ring after five" in text_of(client.get(case))

        response = client.post("/read-first/", {"read": str(row.pk), "from": "case"})

        assert response.url == case
        page = text_of(client.get(case))
        assert "Do not ring" not in page
        assert "Read this first" not in page

    def test_shows_its_words_to_nobody_who_reads_no_notes(self):
        world = small_world()
        row = warned(world)

        page = signed_in(actor_in(Role.TEAM_ADMIN, world.team)).get(f"/caseload/{row.referral_id}/")

        assert page.status_code == 200
        assert "Do not ring" not in text_of(page)

    def test_hides_those_of_another_team(self):
        row = warned(small_world())
        client = signed_in(small_world().worker)

        assert "Do not ring" not in text_of(client.get("/read-first/"))
        assert client.post("/read-first/", {"read": str(row.pk)}).status_code == 404
        assert client.post("/read-first/", {"read": "x"}).url == "/read-first/"
