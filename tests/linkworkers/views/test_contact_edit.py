"""Putting a contact right."""

import pytest

from linkworkers.models import Contact
from referrals.models import Referral, TimelineEntry
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def edit(actor, contact, **fields):
    form = {"mode": "phone", "note": "Right", "version": "0"} | fields
    return signed_in(actor).post(f"/contacts/{contact.pk}/", form)


class TestContactEdit:
    def test_saves_it_and_keeps_a_line_of_what_it_says_now(self):
        world = small_world()
        contact = ContactFactory(referral=world.referral(active=True), note="Wrong")

        assert edit(world.worker, contact, agreed="She rings").status_code == 302

        contact.refresh_from_db()
        assert (contact.note, contact.agreed, contact.version) == ("Right", "She rings", 1)
        line = TimelineEntry.objects.get(label="A note was put right")
        assert line.detail == "Right\n\nAgreed: She rings"

    def test_shows_both_texts_where_somebody_else_was_first(self):
        world = small_world()
        contact = ContactFactory(referral=world.referral(active=True), note="Theirs", version=3)

        page = text_of(edit(world.worker, contact, note="Mine", version="2"))

        assert "Somebody else has changed this" in page
        assert ("<td>Theirs</td>" in page, "<td>Mine</td>" in page) == (True, True)
        assert Contact.objects.get().note == "Theirs"

    def test_plans_a_next_step_where_one_is_given_and_leaves_it_else(self):
        world = small_world()
        contact = ContactFactory(referral=world.referral(active=True, next_action="Visit"))

        edit(world.worker, contact)
        left = Referral.objects.get().next_action
        edit(world.worker, contact, version="1", next_step="Ring", next_in="7")

        assert (left, Referral.objects.get().next_action) == ("Visit", "Ring")

    def test_is_linked_from_the_timeline_for_whoever_writes_notes(self):
        world = small_world()
        referral = world.referral(active=True)
        contact = ContactFactory(referral=referral)
        TimelineEntry.objects.create(
            referral=referral,
            at=contact.at,
            kind="contact",
            label="Phone call",
            object_id=contact.pk,
            field_class="case_notes",
        )
        link = f"/contacts/{contact.pk}/"

        assert link in text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/"))
        assert link not in text_of(signed_in(world.supervisor).get(f"/caseload/{referral.pk}/"))

    def test_is_hidden_from_a_colleague(self):
        world = small_world()
        contact = ContactFactory(referral=world.referral(active=True))

        assert edit(actor_in(Role.LINK_WORKER, world.team), contact).status_code == 404
