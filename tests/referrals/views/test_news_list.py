"""What is new for each role."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from referrals.models import FormAnswers, Message, OnwardMessage, OnwardStep, Source, Step, View
from referrals.onward_states import Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import (
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    small_world,
)
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/notifications/"


def wrote(world, case, side, **fields):
    author = world.worker if side == "team" else world.gp
    return Message.objects.create(
        referral=case, side=side, words="CNRY-words", written_by_id=author.user_id,
        written_by_organisation_id=author.organisation_id, written_at=timezone.now(), **fields,
    )  # fmt: skip


def step(world, case, action, by, went_to="accepted"):
    Step.objects.create(
        referral=case, action=action, came_from="submitted", went_to=went_to, reason="CNRY-reason",
        taken_by_id=by.user_id, taken_at=timezone.now(),
    )  # fmt: skip


def lines(actor):
    page = signed_in(actor).get(ADDRESS).context["page"]
    return [(row.what, row.is_new) for row in page.rows]


class TestNewsList:
    def test_another_referrer_is_told_the_words_of_their_list_and_no_more(self):
        world = small_world()
        office = OrganisationFactory(kind=OrganisationKind.REFERRER)
        other = actor_in(Role.OTHER_REFERRER, office)
        case = world.referral(
            active=True,
            referring_organisation_id=office.pk,
            referrer_id=other.user_id,
            source=Source.COMMUNITY,
        )
        for action in ("accept", "allocate", "start", "pause", "close"):
            step(world, case, action, world.supervisor)

        assert {what for what, _is_new in lines(other)} == {"Being helped", "Closed"}
        assert len(lines(other)) == 2

    def test_another_referrer_is_told_nothing_of_somebody_who_objects_but_what_is_asked(self):
        world = small_world()
        office = OrganisationFactory(kind=OrganisationKind.REFERRER)
        other = actor_in(Role.OTHER_REFERRER, office)
        case = world.referral(
            active=True,
            referring_organisation_id=office.pk,
            referrer_id=other.user_id,
            source=Source.COMMUNITY,
        )
        FormAnswers.objects.create(referral=case, is_safe="yes", person_view=View.OBJECTS)
        step(world, case, "start", world.supervisor)

        assert lines(other) == []
        step(world, case, "return", world.supervisor, went_to="returned")
        assert len(lines(other)) == 1

    def test_a_practice_is_told_of_messages_and_where_it_stands_and_no_words(self):
        world = small_world()
        person = PersonFactory(given_name="Ada")
        case = world.referral(active=True, person=person)
        wrote(world, case, "team", asks=True)
        step(world, case, "accept", world.supervisor)
        step(world, case, "pause", world.worker)

        page = text_of(signed_in(world.gp).get(ADDRESS))

        assert "2 things are new to you" in page
        for words in ("A question for you", "Accepted", "Ada"):
            assert words in page
        assert "CNRY" not in page
        assert AuditEntry.objects.get(label="referrals:news_list").people == [person.pk] * 1

    def test_a_link_worker_is_told_who_was_given_to_them_who_wrote_and_who_answered(self):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True)
        wrote(world, case, "referrer")
        step(world, case, "allocate", world.supervisor, "allocated")
        onward = OnwardReferralFactory(
            referral=case, status=Status.ACCEPTED, sent_at=now, service__name="Men in sheds",
            consent=ConsentFactory(person=case.person),
        )  # fmt: skip
        OnwardStep.objects.create(
            onward=onward, action="accept", came_from="sent", went_to="accepted", taken_at=now
        )
        colleague = actor_in(Role.LINK_WORKER, world.team)

        told = {what for what, is_new in lines(world.worker) if is_new}

        assert told == {"A message", "Given to you", "Men in sheds: accepted"}
        assert lines(colleague) == []
        assert lines(small_world().worker) == []

    def test_a_service_is_told_by_reference_while_the_agreement_stands(self):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True, person=PersonFactory(given_name="Ada"))
        consent = ConsentFactory(person=case.person)
        onward = OnwardReferralFactory(
            referral=case, status=Status.SENT, sent_at=now, consent=consent
        )
        provider = actor_in(Role.PROVIDER, onward.provider.organisation)
        OnwardStep.objects.create(
            onward=onward, action="send", came_from="chosen", went_to="sent", taken_at=now
        )
        OnwardMessage.objects.create(
            onward=onward, side="team", words="CNRY-words", written_by_id=world.worker.user_id,
            written_by_organisation=world.team, written_at=now, nonce=uuid4(),
        )  # fmt: skip

        page = text_of(signed_in(provider).get(ADDRESS))
        consent.withdrawn_at = now
        consent.save()

        assert case.reference in page
        assert "A message about" in page
        assert "Ada" not in page
        assert lines(provider) == []

    def test_a_supervisor_is_told_of_new_referrals_and_what_a_colleague_read_is_not_new(self):
        world = small_world()
        step(world, world.referral(submitted=True), "submit", world.gp, "submitted")
        case = world.referral(active=True)
        wrote(world, case, "referrer", read_at=timezone.now(), read_by_id=world.worker.user_id)

        assert sorted(lines(world.supervisor)) == [("A message", False), ("A new referral", True)]

    def test_asks_as_much_of_many_as_of_one(self):
        world = small_world()
        browser = signed_in(world.worker)
        wrote(world, world.referral(active=True), "referrer")
        few = questions(browser, ADDRESS)
        for _ in range(9):
            wrote(world, world.referral(active=True), "referrer")

        assert questions(browser, ADDRESS) == few <= 15

    def test_leaves_out_what_is_older_than_thirty_days(self):
        world = small_world()
        message = wrote(world, world.referral(active=True), "referrer")
        Message.objects.filter(pk=message.pk).update(written_at=timezone.now() - timedelta(days=31))

        assert lines(world.worker) == []
