"""A draft with what stands beside its form, in one statement."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.forms.models import model_to_dict

from referrals import selectors
from referrals.models import Purpose
from referrals.selectors.draft_page import draft_page_for
from referrals.selectors.team_facts import team_facts
from referrals.services import Answer, DraftChanges, save_draft
from spcore.errors import NotVisible
from tests.factories.referrals import NOON, OtherDoorFactory, PersonFactory, small_world

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def saved(world, draft, *purposes: Purpose) -> None:
    answers = tuple(Answer(purpose=one, is_given=True, how="spoken") for one in purposes)
    save_draft(
        referral_id=draft.pk,
        changes=DraftChanges(answers=answers),
        version=draft.version,
        actor=world.gp,
        at=LATER,
    )


def page_of(world, draft):
    return draft_page_for(actor=world.gp, referral_id=draft.pk, at=LATER)


class TestDraftPageFor:
    def test_asks_once_whatever_it_finds(self, django_assert_num_queries):
        world = small_world()
        draft = world.referral(person=PersonFactory(practice=world.practice))
        page_of(world, draft)
        for number in range(25):
            OtherDoorFactory(scheme=world.scheme)
            world.referral(submitted=True, person=draft.person, created_at=NOON - timedelta(number))
        saved(world, draft, Purpose.REFERRAL, Purpose.FEEDBACK)

        with django_assert_num_queries(1):
            page = page_of(world, draft)
            read = (page.referral.person.name, page.referral.scheme.organisation.name)

        assert read == (draft.person.name, world.scheme.organisation.name)
        assert len(page.facts.doors) == 25

    def test_says_what_each_selector_says_alone(self):
        world = small_world()
        draft = world.referral(person=PersonFactory(practice=world.practice))
        OtherDoorFactory(scheme=world.scheme, needs=["money"])
        world.referral(active=True, person=draft.person)
        saved(world, draft, Purpose.REFERRAL)

        page = page_of(world, draft)

        facts = team_facts(team_id=world.team.pk, practice_id=world.practice.pk, at=LATER)
        others = selectors.other_open_referrals(
            actor=world.gp, person_id=draft.person_id, but=draft.pk
        )
        assert page.facts == facts
        assert page.facts.is_served
        assert page.others == others
        assert len(others) == 1
        alone = selectors.consents_on(draft)
        fields = ["is_given", "how", "said_by", "given_on", "withdrawn_at", "reason", "basis"]
        assert {key: model_to_dict(one, fields) for key, one in page.answers.items()} == {
            key: model_to_dict(one, fields) for key, one in alone.items()
        }
        assert page.answers["referral"].given_on == alone["referral"].given_on == LATER.date()

    def test_leaves_out_what_was_agreed_on_another_case(self):
        world = small_world()
        draft = world.referral()
        other = world.referral(person=draft.person)
        saved(world, other, Purpose.REFERRAL)

        assert page_of(world, draft).answers == {}

    def test_knows_no_team_where_none_is_chosen(self):
        world = small_world()

        assert page_of(world, world.referral(team=None)).facts is None

    def test_is_as_hidden_as_the_draft(self):
        world, other = small_world(), small_world()
        for actor, key in ((other.gp, world.referral().pk), (world.gp, uuid4())):
            with pytest.raises(NotVisible):
                draft_page_for(actor=actor, referral_id=key, at=NOON)
