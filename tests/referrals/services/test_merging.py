"""Putting records together: the more careful one wins, nothing is lost, and it can be undone."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from linkworkers.models import Appointment, AppointmentMessage
from referrals import selectors, services
from referrals.models import Concern, Consent, Person, PersonMerge, Referral, RelatedPerson
from referrals.selectors import duplicates
from referrals.selectors.consents import standing_answers
from referrals.services.merging import hanging_models
from spcore.accounts.models import User
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.referrals import NOON, PersonFactory, ReferralFactory, small_world

LATER = NOON + timedelta(hours=1)
EXAMPLES = 500 if os.environ.get("SOAK") else 30


def known(world, **fields):
    """Return somebody with an open referral to the world's team."""
    person = PersonFactory(practice=world.practice, **fields)
    ReferralFactory(
        submitted=True,
        person=person,
        team=world.team,
        scheme=world.scheme,
        referring_organisation=world.practice,
    )
    return person


def merge(world, kept, absorbed, *, actor=None, at=NOON, **changes):
    new = services.NewMerge(
        kept_id=kept.pk,
        absorbed_id=absorbed.pk,
        kept_version=changes.get("kept_version", Person.objects.get(pk=kept.pk).version),
        absorbed_version=Person.objects.get(pk=absorbed.pk).version,
        reason=changes.get("reason", "Rang the practice"),
    )
    return services.merge_people(new=new, actor=actor or world.supervisor, at=at)


def unmerge(world, row, *, at=LATER):
    return services.unmerge_people(
        merge_id=row.pk, actor=world.supervisor, at=at, reason="They are twins"
    )


def agree(person, world, *, is_given=True, at=NOON, purpose="feedback"):
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        is_given=is_given,
        how="spoken",
        recorded_by_id=world.worker.user_id,
        given_at=at,
    )


@pytest.mark.django_db
class TestMerge:
    def test_the_more_careful_setting_wins(self):
        world = small_world()
        kept = known(
            world, may_text=True, safe_contact_note="After 5pm", court_orders="Lives with Jo"
        )
        absorbed = known(
            world,
            may_text=False,
            is_address_sensitive=True,
            safe_contact_note="Never say who",
            court_orders="No contact with the father",
        )

        merge(world, kept, absorbed)

        kept.refresh_from_db()
        assert (kept.may_text, kept.is_address_sensitive) == (False, True)
        assert kept.safe_contact_note == "After 5pm. Never say who"
        assert kept.court_orders == "Lives with Jo. No contact with the father"

    def test_takes_what_the_kept_record_lacks_and_never_overwrites(self):
        world = small_world()
        kept = known(world, phone="07700 900001", email="")
        absorbed = known(
            world,
            phone="07700 900002",
            email="ewa@mail.example",
            nhs_number="9990000018",
            no_nhs_number="",
        )

        merge(world, kept, absorbed)

        kept.refresh_from_db()
        assert (kept.phone, kept.email) == ("07700 900001", "ewa@mail.example")
        assert (kept.nhs_number, kept.no_nhs_number) == ("9990000018", "")

    @pytest.mark.parametrize("refused_by", ["kept", "absorbed"])
    def test_the_more_careful_answer_stands(self, refused_by):
        world = small_world()
        people = {"kept": known(world), "absorbed": known(world)}
        for name, person in people.items():
            agree(person, world, is_given=name != refused_by)

        merge(world, people["kept"], people["absorbed"], at=LATER)

        answers = standing_answers(people["kept"].pk)
        assert answers == {("feedback", None): False}

    def test_every_row_goes_over_and_nobody_is_deleted(self):
        world = small_world()
        kept, absorbed = known(world), known(world)
        agree(absorbed, world)

        merge(world, kept, absorbed)

        assert Referral.objects.filter(person=kept).open().count() == 2
        assert Consent.objects.get().person == kept
        assert Person.objects.count() == 2

    def test_looking_for_either_finds_the_kept_record_alone(self):
        world = small_world()
        kept, absorbed = known(world), known(world)

        merge(world, kept, absorbed)

        assert list(Person.objects.visible_to(world.supervisor)) == [kept]
        found = selectors.person_for(actor=world.supervisor, person_id=absorbed.pk)
        assert found == kept

    def test_an_old_address_says_nothing_to_whoever_may_not_see_the_kept_record(self):
        world, other = small_world(), small_world()
        kept, absorbed = known(world), known(world)
        merge(world, kept, absorbed)

        with pytest.raises(NotVisible):
            selectors.person_for(actor=other.supervisor, person_id=absorbed.pk)

    @pytest.mark.parametrize("who", ["worker", "gp"])
    def test_is_for_supervisors(self, who):
        world = small_world()

        with pytest.raises(NotPermitted):
            merge(world, known(world), known(world), actor=getattr(world, who))

    def test_another_teams_person_is_not_there(self):
        world, other = small_world(), small_world()

        with pytest.raises(NotVisible):
            merge(world, known(world), known(other))

    def test_two_nhs_numbers_are_two_people_until_somebody_corrects_one(self):
        world = small_world()
        one = known(world, nhs_number="9990000018")
        other = known(world, nhs_number="9990000026")

        with pytest.raises(Conflict):
            merge(world, one, other)

    def test_waits_while_a_concern_is_open(self):
        world = small_world()
        kept, absorbed = known(world), known(world)
        worry(absorbed, world)

        with pytest.raises(Conflict):
            merge(world, kept, absorbed)

    def test_says_nothing_of_a_concern_that_another_team_holds(self):
        world, elsewhere = small_world(), small_world()
        kept, absorbed = known(world), known(world)
        theirs = elsewhere.referral(active=True, person=absorbed)
        concern = worry(absorbed, elsewhere)
        Concern.objects.filter(pk=concern.pk).update(referral=theirs)

        merge(world, kept, absorbed)

        concern.refresh_from_db()
        assert (concern.person_id, concern.referral_id) == (kept.pk, theirs.pk)

    def test_refuses_what_changed_since_it_was_compared(self):
        world = small_world()

        with pytest.raises(Conflict):
            merge(world, known(world), known(world), kept_version=7)

    def test_asks_for_the_reason(self):
        world = small_world()

        with pytest.raises(Invalid):
            merge(world, known(world), known(world), reason=" ")

    def test_both_trails_are_one_in_the_access_log(self):
        world = small_world()
        kept, absorbed = known(world), known(world)

        merge(world, kept, absorbed)

        assert set(duplicates.recorded_ids(kept.pk)) == {kept.pk, absorbed.pk}


def worry(person, world):
    return Concern.objects.create(
        person=person,
        referral=person.referrals.first(),
        kind="abuse",
        what="x",
        raised_by_id=world.worker.user_id,
        raised_by_organisation=world.team,
        raised_at=NOON,
        owner_id=world.worker.user_id,
    )


def reminded(person, world, *, begins):
    """Book an appointment for them, and promise a reminder of it on the same day."""
    worker = User.objects.get(pk=world.worker.user_id)
    appointment = Appointment.objects.create(
        referral=Referral.objects.get(person=person), worker=worker, starts_at=begins,
        ends_at=begins + timedelta(hours=1), mode="phone", booked_by=worker, booked_at=NOON,
        nonce=uuid4(),
    )  # fmt: skip
    return AppointmentMessage.objects.create(
        appointment=appointment, person=person, news="reminder", sequence=0, day=NOON.date()
    )


@pytest.mark.django_db
class TestAppointments:
    def test_go_over_with_what_was_promised_of_them_once_a_day_and_come_back(self):
        world = small_world()
        kept, absorbed = known(world), known(world)
        own = reminded(kept, world, begins=LATER)
        other = reminded(absorbed, world, begins=LATER + timedelta(hours=2))

        row = merge(world, kept, absorbed)
        theirs = Appointment.objects.filter(referral__person=kept).count()
        unmerge(world, row)

        other.refresh_from_db()
        assert theirs == 2
        assert other.person_id == absorbed.pk
        assert Appointment.objects.get(referral__person=absorbed) == other.appointment
        assert Appointment.objects.get(referral__person=kept) == own.appointment


@pytest.mark.django_db
class TestUnmerge:
    def test_a_change_made_since_is_not_undone(self):
        world = small_world()
        kept, absorbed = known(world, email=""), known(world, email="old@mail.example")
        row = merge(world, kept, absorbed)
        Person.objects.filter(pk=kept.pk).update(email="new@mail.example")

        unmerge(world, row)

        kept.refresh_from_db()
        assert kept.email == "new@mail.example"

    def test_a_concern_raised_since_goes_with_its_referral(self):
        world = small_world()
        kept, absorbed = known(world), known(world)
        referral = absorbed.referrals.get()
        row = merge(world, kept, absorbed)
        concern = worry(kept, world)
        Concern.objects.filter(pk=concern.pk).update(referral=referral)

        unmerge(world, row)

        assert Concern.objects.get().person == absorbed

    def test_only_the_latest_can_be_undone(self):
        world = small_world()
        kept, first, second = known(world), known(world), known(world)
        row = merge(world, kept, first)
        merge(world, kept, second, at=LATER)

        with pytest.raises(Conflict):
            unmerge(world, row)

    def test_happens_once(self):
        world = small_world()
        row = merge(world, known(world), known(world))
        unmerge(world, row)

        with pytest.raises(Conflict):
            unmerge(world, row)


@pytest.mark.django_db
class TestKeepApart:
    def test_the_pair_is_not_proposed_again(self):
        world = small_world()
        name = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}
        one, other = known(world, **name), known(world, **name)
        assert len(duplicates.likely_pairs(actor=world.supervisor).rows) == 1

        services.keep_apart(
            first_id=one.pk, second_id=other.pk, actor=world.supervisor, at=NOON, reason="Twins"
        )

        assert duplicates.likely_pairs(actor=world.supervisor).rows == []


@pytest.mark.django_db
class TestLikelyPairs:
    def test_asks_the_same_number_of_questions_however_many(self, django_assert_num_queries):
        world = small_world()
        name = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}
        for _number in range(8):
            known(world, **name)

        with django_assert_num_queries(2):
            pairs = duplicates.likely_pairs(actor=world.supervisor)

        assert len(pairs.rows) == 25
        assert pairs.after
        rest = duplicates.likely_pairs(actor=world.supervisor, after=pairs.after)
        assert len(rest.rows) == 3

    def test_leaves_out_two_with_different_numbers(self):
        world = small_world()
        name = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}
        known(world, **name, nhs_number="9990000018")
        known(world, **name, nhs_number="9990000026")

        assert duplicates.likely_pairs(actor=world.supervisor).rows == []


def test_every_row_of_a_person_is_known_to_the_merge():
    names = {model._meta.label for model, _field in hanging_models()}

    assert {
        "referrals.Referral",
        "referrals.Consent",
        "referrals.Concern",
        "referrals.RelatedPerson",
        "referrals.EqualityAnswers",
    } <= names


WAYS = ["may_phone", "may_text", "may_email", "may_post", "may_leave_voicemail"]
SETTINGS = st.fixed_dictionaries(
    {
        **{name: st.booleans() for name in [*WAYS, "is_address_sensitive", "is_restricted"]},
        "phone": st.sampled_from(["", "07700 900001", "07700 900002"]),
        "email": st.sampled_from(["", "one@mail.example"]),
        "nhs_number": st.sampled_from([None, "9990000018"]),
        "safe_contact_note": st.sampled_from(["", "After 5pm", "Say it is Jo"]),
        "preferred_channel": st.sampled_from(["phone", "text", "email", "post"]),
        "objects_to": st.lists(st.sampled_from(["parents", "school"]), unique=True).map(sorted),
        "died_on": st.sampled_from([None, NOON.date()]),
        "postcode": st.sampled_from(["", "PR1 2HE"]),
        "address": st.sampled_from(["", "1 Fishergate"]),
        "answers": st.lists(
            st.tuples(st.sampled_from(["feedback", "evaluation"]), st.booleans()), max_size=4
        ),
    }
)


class TestThereAndBack(TestCase):
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(one=SETTINGS, other=SETTINGS)
    def test_taking_apart_gives_back_what_was_put_together(self, one, other):
        world = small_world()
        if one["nhs_number"] and other["nhs_number"]:
            other["nhs_number"] = None
        people = [made(world, one), made(world, other)]
        before = snapshot()

        row = merge(world, *people, at=LATER)
        kept = Person.objects.get(pk=people[0].pk)
        assert all(getattr(kept, way) == (one[way] and other[way]) for way in WAYS)
        unmerge(world, row)

        assert snapshot() == before
        assert PersonMerge.objects.get().undone_at is not None


def made(world, said):
    fields = dict(said)
    answers = fields.pop("answers")
    person = known(world, **fields)
    for number, (purpose, is_given) in enumerate(answers):
        agree(person, world, is_given=is_given, purpose=purpose, at=NOON + timedelta(0, number))
    RelatedPerson.objects.create(
        person=person,
        name="Jo",
        relation="friend",
        recorded_by_id=world.worker.user_id,
        recorded_at=NOON,
    )
    return person


def snapshot():
    """Return everything of every person but the counters of versions."""
    skipped = {"version"}
    rows = {}
    for model in (Person, Referral, Consent, RelatedPerson):
        for row in model.objects.order_by("pk"):
            held = model_to_dict(row) | {"pk": row.pk}
            rows[model.__name__, row.pk] = {k: v for k, v in held.items() if k not in skipped}
    return rows
