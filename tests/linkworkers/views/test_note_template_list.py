"""The words a team's notes begin with."""

import pytest

from linkworkers.models import NoteTemplate
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def template(world, name="First call", **fields):
    fields = {"words": "What matters?"} | fields
    return NoteTemplate.objects.create(team=world.team, name=name, **fields)


class TestNoteTemplateList:
    def test_lists_the_teams_own_that_are_in_use(self):
        world, other = small_world(), small_world()
        template(world)
        template(world, "Old", is_open=False)
        template(other, "Theirs")

        page = text_of(signed_in(world.supervisor).get("/note-templates/"))

        assert ("First call" in page, "Old" in page, "Theirs" in page) == (True, False, False)

    def test_is_the_supervisors(self):
        assert signed_in(small_world().worker).get("/note-templates/").status_code == 403

    def test_is_offered_on_the_form_of_a_contact(self):
        world = small_world()
        row = template(world, words="What have you tried?")
        address = f"/caseload/{world.referral(active=True).pk}/contacts/add/"
        browser = signed_in(world.worker)

        plain = browser.get(address)
        begun = browser.get(f"{address}?begin={row.pk}")

        assert "First call" in text_of(plain)
        assert begun.context["form"]["note"].value() == "What have you tried?"
        assert browser.get(f"{address}?begin={template(small_world()).pk}").status_code == 404
