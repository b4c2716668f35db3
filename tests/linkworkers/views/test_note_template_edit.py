"""Changing a template of a note."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.views.test_note_template_list import template
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def edit(world, row, **fields):
    form = {"name": row.name, "words": "New", "is_open": "on", "version": "0"} | fields
    return signed_in(world.supervisor).post(f"/note-templates/{row.pk}/", form)


class TestNoteTemplateEdit:
    def test_changes_it_and_shows_both_to_whoever_was_slower(self):
        world = small_world()
        row = template(world)

        assert edit(world, row).status_code == 302
        page = text_of(edit(world, row, words="Newer"))

        row.refresh_from_db()
        assert "Somebody else has changed this" in page
        assert row.words == "New"

    def test_takes_it_out_of_use(self):
        world = small_world()
        row = template(world)

        edit(world, row, is_open="")

        page = text_of(signed_in(world.supervisor).get("/note-templates/"))
        assert "No template yet" in page

    def test_is_hidden_from_another_team(self):
        assert edit(small_world(), template(small_world())).status_code == 404
