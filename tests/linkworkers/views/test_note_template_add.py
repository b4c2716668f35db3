"""Adding a template of a note."""

import pytest

from linkworkers.models import NoteTemplate
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM = {"name": "First call", "words": "What matters?"}


class TestNoteTemplateAdd:
    def test_adds_it_to_the_team_once(self):
        world = small_world()
        browser = signed_in(world.supervisor)

        page = text_of(browser.post("/note-templates/add/", FORM, follow=True))
        twice = browser.post("/note-templates/add/", FORM | {"name": "FIRST CALL"})

        assert "Template added" in page
        assert twice.status_code == 409
        assert NoteTemplate.objects.get().team == world.team

    def test_says_what_is_missing(self):
        page = text_of(signed_in(small_world().supervisor).post("/note-templates/add/", {}))

        assert "Enter the words a note begins with" in page
