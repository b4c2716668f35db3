"""The list of learning notes, and the way to it from the form."""

import pytest

from spcore.needs import Need
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestNeedNoteList:
    def test_leads_to_every_note(self):
        page = text_of(signed_in(small_world().gp).get("/learning/"))

        for need in Need:
            assert f"/learning/{need.value}/" in page

    def test_every_note_stands_beside_the_needs_of_the_form(self):
        world = small_world()
        draft = world.referral()

        page = text_of(signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/"))

        assert "/learning/money/" in page
        assert 'data-panel-from="/results/"' in page
