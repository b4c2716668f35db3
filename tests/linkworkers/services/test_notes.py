"""Two editors of one row of a case: whatever the order, nothing is lost in silence."""

from random import Random

import pytest

from linkworkers import services
from linkworkers.models import Contact, Goal, PlanAction
from spcore.errors import Conflict
from tests.factories.linkworkers import ContactFactory, GoalFactory, PlanActionFactory
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db
INTERLEAVINGS = 1000


def edit_note(row, words, **how):
    said = services.ContactWords(mode="phone", note=words)
    services.edit_contact(contact_id=row.pk, words=said, next_step=("", None), **how)


def edit_goal(row, words, **how):
    services.edit_goal(goal_id=row.pk, goal=services.GoalWords(words=words), **how)


def edit_action(row, words, **how):
    services.edit_action(action_id=row.pk, words=services.ActionWords(what=words), **how)


EDITED = [
    (Contact, "note", lambda case: ContactFactory(referral=case, note="0"), edit_note),
    (Goal, "words", lambda case: GoalFactory(referral=case, words="0"), edit_goal),
    (
        PlanAction,
        "what",
        lambda case: PlanActionFactory(goal__referral=case, what="0"),
        edit_action,
    ),
]


class TestTwoEditors:
    @pytest.mark.parametrize(("model", "column", "make", "edit"), EDITED)
    def test_of_a_thousand_interleavings_none_overwrites_in_silence(
        self, model, column, make, edit
    ):
        world = small_world()
        row = make(world.referral(active=True))
        chance = Random(4)
        seen = dict.fromkeys("ab", (row.version, "0"))
        lost = refused = 0

        for number in range(1, INTERLEAVINGS // len(EDITED) + 2):
            editor = chance.choice("ab")
            held = model.objects.values_list("version", column).get()
            if chance.random() < 0.5:
                seen[editor] = held
                continue
            try:
                edit(row, str(number), version=seen[editor][0], actor=world.worker, at=NOON)
            except Conflict:
                refused += 1
            else:
                lost += seen[editor] != held
                seen[editor] = model.objects.values_list("version", column).get()

        assert lost == 0
        assert refused > 20
