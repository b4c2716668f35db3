"""The last look, and sending once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals import services
from referrals.models import Referral
from referrals.states import Action, Status
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    PersonFactory,
    ReferralFactory,
    small_world,
)
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
SEND = {"version": 0, "is_contact_checked": "on"}


def ready(world, **fields) -> Referral:
    draft = world.referral(**fields)
    ConsentFactory(person=draft.person, given_at=NOON)
    return draft


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/check/"


class TestReferralCheck:
    def test_shows_every_answer_with_a_way_to_change_it(self):
        world = small_world()
        person = PersonFactory(safe_contact_note="Ring twice", may_text=False)
        draft = ready(world, reason="Damp", person=person)

        page = text_of(signed_in(world.gp).get(url_of(draft)))

        for words in ("Damp", "Loneliness and social connection", "Ring twice", "Send no texts"):
            assert words in page
        assert f"/referrals/{draft.pk}/edit/#id_reason" in page
        assert "Yes (Said it to me in person)" in page

    def test_shows_who_decided_where_the_person_did_not(self):
        world = small_world()
        draft = world.referral()
        footing = {"basis": "lpa_health", "assessor": "Dr Ode, GP", "reason": "She cannot"}
        said = [ConsentFactory(person=draft.person, given_at=NOON, how="override", **footing)]
        parent = {"said_by": "parent", "said_by_name": "Ann Hill, mother", "purpose": "feedback"}
        said.append(ConsentFactory(person=draft.person, given_at=NOON, **parent))
        elsewhere = text_of(signed_in(world.gp).get(url_of(draft)))
        for consent in said:
            line = services.Line("consent", "Said", "consent", object_id=consent.pk)
            services.note(line, referral_id=draft.pk, at=NOON, by_id=world.gp.user_id)

        page = text_of(signed_in(world.gp).get(url_of(draft)))

        assert "Dr Ode" not in elsewhere  # written on another case
        assert "Attorney for health and welfare (LPA), Dr Ode, GP)" in page
        assert "Yes (Said it to me in person, Ann Hill, mother)" in page

    def test_sends_and_gives_the_reference(self):
        world = small_world()
        draft = ready(world)

        response = signed_in(world.gp).post(url_of(draft), SEND, follow=True)

        assert Referral.objects.get().status == Status.SUBMITTED
        assert draft.reference in text_of(response)

    def test_a_second_click_sends_nothing_twice_and_ends_on_the_same_page(self):
        world = small_world()
        draft = ready(world)
        client = signed_in(world.gp)

        answers = [client.post(url_of(draft), SEND) for _click in range(2)]

        assert [answer.url for answer in answers] == [f"/referrals/{draft.pk}/done/"] * 2
        assert draft.steps.filter(action=Action.SUBMIT).count() == 1

    def test_asks_to_check_how_to_reach_the_person(self):
        world = small_world()
        draft = ready(world)

        page = text_of(signed_in(world.gp).post(url_of(draft), {"version": 0}))

        assert "Check with the person how to reach them safely, then tick the box" in page
        assert Referral.objects.get().status == Status.DRAFT

    def test_offers_no_sending_while_something_is_missing(self):
        world = small_world()
        draft = world.referral(needs=[])
        client = signed_in(world.gp)

        page = text_of(client.get(url_of(draft)))
        refused = client.post(url_of(draft), SEND)

        assert "Not ready to send" in page
        assert "Send the referral" not in page
        assert refused.status_code == 200
        assert Referral.objects.get().status == Status.DRAFT

    def test_leaves_out_what_nobody_had_to_answer_and_nobody_did(self):
        world = small_world()
        draft = ready(world, background="", visit_risk="", reason="Damp", risk_answer="")

        page = text_of(signed_in(world.gp).get(url_of(draft)))

        assert "Why are you referring them?" in page
        assert "Are there risks" in page
        for words in ("Background that helps", "Anything to know before visiting", "codes only"):
            assert words not in page

    def test_shows_what_a_colleague_changed_before_it_is_sent(self):
        world = small_world()
        draft = ready(world, version=4, reason="Changed")

        response = signed_in(world.gp).post(url_of(draft), SEND | {"version": 3})

        assert "Somebody else has changed this" in text_of(response)
        assert response.context["form"]["version"].value() == "4"
        assert Referral.objects.get().status == Status.DRAFT

    def test_shows_the_persons_other_open_referral_first(self):
        world = small_world()
        draft = ready(world)
        other = world.referral(active=True, person=draft.person)

        assert other.reference in text_of(signed_in(world.gp).get(url_of(draft)))

    def test_does_not_tell_of_another_practices_referral(self):
        world = small_world()
        draft = ready(world)
        hidden = ReferralFactory(active=True, person=draft.person)

        assert hidden.reference not in text_of(signed_in(world.gp).get(url_of(draft)))

    def test_leads_to_the_referral_once_it_is_sent(self):
        world = small_world()
        sent = world.referral(submitted=True)

        response = signed_in(world.gp).get(url_of(sent))

        assert response.url == f"/referrals/{sent.pk}/"

    def test_asks_fourteen_things_of_the_database_in_all(self):
        world = small_world()
        draft = ready(world)
        client = signed_in(world.gp)
        client.get("/referrals/")

        with CaptureQueriesContext(connection) as asked:
            client.post(url_of(draft), SEND)

        assert len(asked) <= 14

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()

        assert signed_in(other.gp).get(url_of(ready(world))).status_code == 404
