"""Groups with places that cannot be overbooked, and their registers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from referrals import services as referrals
from referrals.models import OnwardAttendance, Register, Seat
from referrals.services import groups
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.referrals.grouping import accepted, another, group_for, seated
from tests.referrals.sharing import other_provider

pytestmark = pytest.mark.django_db


def give(group, onward_id, actor):
    return groups.give_place(group_id=group.pk, onward_id=onward_id, actor=actor, at=timezone.now())


class TestGivePlace:
    def test_gives_each_place_once_and_refuses_the_next(self):
        sharing = accepted()
        group = group_for(sharing, places=1)
        late = another(sharing)

        seat = seated(sharing, group)
        again = seated(sharing, group)

        assert (seat.number, again.pk) == (1, seat.pk)
        with pytest.raises(Conflict, match="full"):
            give(group, late.pk, sharing.provider)

    def test_says_yes_to_somebody_on_the_waiting_list(self):
        sharing = accepted()
        waiting = another(sharing, status="waiting_list")

        give(group_for(sharing), waiting.pk, sharing.provider)

        waiting.refresh_from_db()
        assert waiting.status == "accepted"

    def test_refuses_what_is_not_its_own_to_place(self):
        sharing, elsewhere = accepted(), accepted()
        group = group_for(sharing)
        over = another(sharing, status="declined")

        with pytest.raises(NotVisible):
            give(group, elsewhere.onward.pk, sharing.provider)
        with pytest.raises(NotVisible):
            give(group, sharing.onward.pk, other_provider())
        with pytest.raises(NotPermitted):
            give(group, sharing.onward.pk, sharing.world.worker)
        with pytest.raises(Conflict):
            give(group, over.pk, sharing.provider)

    def test_the_database_refuses_a_place_that_is_held(self):
        sharing = accepted()
        group = group_for(sharing)
        held = seated(sharing, group)
        other = another(sharing)

        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(
                group=group, onward=other, number=held.number, taken_at=timezone.now()
            )


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestRace:
    def test_of_fifty_who_claim_one_place_one_gets_it(self):
        sharing = accepted()
        group = group_for(sharing, places=1)
        claims = [another(sharing, name=f"N{number}").pk for number in range(50)]

        def claim(onward_id):
            try:
                give(group, onward_id, sharing.provider)
                return "given"
            except Conflict:
                return "full"
            finally:
                connection.close()

        with ThreadPoolExecutor(10) as pool:
            answers = list(pool.map(claim, claims))

        assert (answers.count("given"), answers.count("full")) == (1, 49)
        assert Seat.objects.filter(group=group, left_at=None).count() == 1


class TestFreeing:
    def test_a_place_is_free_again_once_they_leave_or_it_ends(self):
        sharing = accepted()
        group = group_for(sharing, places=1)
        seat = seated(sharing, group)
        groups.leave_group(seat_id=seat.pk, actor=sharing.provider, at=timezone.now())
        seated(sharing, group)

        ended = referrals.Progress(
            action=referrals.PROGRESS[-1], on=timezone.localdate(), end="helped"
        )
        referrals.record_progress(
            onward_id=sharing.onward.pk, progress=ended, actor=sharing.provider, at=timezone.now()
        )

        assert not Seat.objects.filter(left_at=None).exists()

    def test_withdrawn_agreement_frees_the_place(self):
        sharing = accepted()
        seated(sharing, group_for(sharing))

        referrals.withdraw_consent(
            consent_id=sharing.fresh().consent_id, actor=sharing.world.worker, at=timezone.now()
        )

        assert not Seat.objects.filter(left_at=None).exists()


class TestEditGroup:
    def test_never_has_fewer_places_than_are_held(self):
        sharing = accepted()
        group = group_for(sharing, places=3)
        seated(sharing, group)
        give(group, another(sharing).pk, sharing.provider)
        change = {"group_id": group.pk, "version": 0, "actor": sharing.provider}
        fewer = {"service_id": group.service_id, "name": "Tuesdays"}

        with pytest.raises(Invalid):
            groups.edit_group(details=groups.GroupDetails(**fewer, places=1), **change)
        edited = groups.edit_group(details=groups.GroupDetails(**fewer, places=2), **change)

        assert edited.places == 2
        with pytest.raises(Conflict):
            groups.edit_group(details=groups.GroupDetails(**fewer, places=5), **change)


class TestKeepRegister:
    def test_keeps_who_came_and_how_many_came_without_a_referral(self):
        sharing = accepted()
        group = group_for(sharing)
        seated(sharing, group)
        absent = another(sharing)
        give(group, absent.pk, sharing.provider)
        today = timezone.localdate()
        came = {sharing.onward.pk: True, absent.pk: False}

        for without in (3, 4):  # typed again, the later word stands
            meeting = groups.Meeting(on=today, came=came, came_without_referral=without)
            groups.keep_register(
                group_id=group.pk, meeting=meeting, actor=sharing.provider, at=timezone.now()
            )

        marks = dict(OnwardAttendance.objects.values_list("onward_id", "came"))
        assert marks == came
        assert Register.objects.get().came_without_referral == 4
        assert sharing.fresh().status == "started"

    def test_takes_no_mark_for_somebody_who_has_no_place_nor_for_tomorrow(self):
        sharing = accepted()
        group = group_for(sharing)
        now = timezone.now()
        stranger = groups.Meeting(on=timezone.localdate(), came={uuid4(): True})
        ahead = groups.Meeting(on=timezone.localdate() + timedelta(days=1))
        keep = {"group_id": group.pk, "actor": sharing.provider, "at": now}

        groups.keep_register(meeting=stranger, **keep)

        assert not OnwardAttendance.objects.exists()
        with pytest.raises(Invalid):
            groups.keep_register(meeting=ahead, **keep)
