"""What narrows the triage list."""

from datetime import timedelta

import pytest

from referrals.selectors import clock
from referrals.selectors.triage import TO_ALLOCATE, TO_TRIAGE, Narrowed, awaiting, desk_of
from referrals.services import NewMessage, write_message
from spcore.working_days import overdue_before
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


def shown(world, *, statuses=TO_TRIAGE, **narrowed) -> set[str]:
    page = awaiting(
        actor=world.supervisor,
        statuses=statuses,
        scheme=world.scheme,
        at=NOON,
        narrowed=Narrowed(**narrowed),
    )
    return {row.reference for row in page.rows}


class TestAwaiting:
    @pytest.mark.parametrize(
        ("narrowed", "fields"),
        [
            ({"urgency": "urgent"}, {"urgency": "urgent"}),
            ({"need": "money"}, {"needs": ["money", "food"]}),
            ({"source": "hospital"}, {"source": "hospital"}),
            ({"is_risk_unasked": True}, {"risk_answer": "not_asked"}),
        ],
    )
    def test_narrows_to_what_is_chosen(self, narrowed, fields):
        world = small_world()
        world.referral(submitted=True)
        wanted = world.referral(submitted=True, **fields)

        assert shown(world, **narrowed) == {wanted.reference}

    def test_narrows_to_a_practice(self):
        world, other = small_world(), small_world()
        world.referral(submitted=True)
        wanted = world.referral(submitted=True, referring_organisation=other.practice)

        assert shown(world, practice_id=other.practice.pk) == {wanted.reference}

    def test_finds_what_is_overdue_by_the_target_of_its_urgency(self):
        world = small_world()
        three_days = NOON - timedelta(days=3)  # Tuesday; NOON is a Friday
        late = world.referral(submitted=True, submitted_at=three_days)
        world.referral(submitted=True, submitted_at=NOON - timedelta(days=2))
        urgent = world.referral(
            submitted=True, submitted_at=NOON - timedelta(days=2), urgency="urgent"
        )

        assert shown(world, is_overdue=True) == {late.reference, urgent.reference}

    def test_counts_the_first_contact_once_it_is_accepted(self):
        world = small_world()
        late = world.referral(accepted=True, accepted_at=NOON - timedelta(days=8))
        world.referral(accepted=True, accepted_at=NOON - timedelta(days=7))

        assert shown(world, statuses=TO_ALLOCATE, is_overdue=True) == {late.reference}

    def test_finds_what_the_referrer_has_answered(self):
        world = small_world()
        world.referral(submitted=True)
        answered = world.referral(submitted=True)
        write_message(
            new=NewMessage(answered.pk, "Mill Street", asks=False, nonce=answered.pk),
            actor=world.gp,
            at=NOON,
        )

        assert shown(world, is_answered=True) == {answered.reference}


class TestDeskOf:
    def test_gives_the_scheme_and_the_practices_in_one_query(self, django_assert_num_queries):
        world = small_world()

        with django_assert_num_queries(1):
            desk = desk_of(actor=world.supervisor)

        assert desk.scheme == world.scheme
        assert desk.practices == [(str(world.practice.pk), world.practice.name)]


class TestOverdueBefore:
    @pytest.mark.parametrize("days", [0, 1, 2, 5, 15])
    def test_agrees_with_the_clock_of_every_row(self, days):
        edge = overdue_before(NOON, days=days)

        assert clock(edge - timedelta(seconds=1), days=days, at=NOON).is_overdue
        assert not clock(edge, days=days, at=NOON).is_overdue
