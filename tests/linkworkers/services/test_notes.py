"""Two editors of one note: whatever the order, nothing is lost in silence."""

from random import Random

import pytest

from linkworkers import services
from linkworkers.models import Contact
from spcore.errors import Conflict
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
INTERLEAVINGS = 1000


class TestEditContact:
    def test_of_a_thousand_interleavings_of_two_editors_none_overwrites_in_silence(self):
        world = small_world()
        contact = ContactFactory(referral=world.referral(active=True), note="0")
        chance = Random(4)
        seen = dict.fromkeys("ab", (0, "0"))
        lost = refused = 0

        for number in range(1, INTERLEAVINGS + 1):
            editor = chance.choice("ab")
            held = Contact.objects.values_list("version", "note").get()
            if chance.random() < 0.5:
                seen[editor] = held
                continue
            words = services.ContactWords(mode="phone", note=str(number))
            try:
                services.edit_contact(
                    contact_id=contact.pk,
                    words=words,
                    version=seen[editor][0],
                    next_step=("", None),
                    actor=world.worker,
                    at=NOON,
                )
            except Conflict:
                refused += 1
            else:
                lost += seen[editor] != held
                seen[editor] = Contact.objects.values_list("version", "note").get()

        assert lost == 0
        assert refused > 50
