"""What the referral form costs, opened, saved and sent: it is, for everybody who is referred."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals.models import Consent, Referral
from spcore.bench.calling import Browser
from spcore.bench.calling import signed_in as bench_signed_in
from spcore.bench.counting import calls_of
from tests.calls import calls_for
from tests.factories.accounts import user_id_of
from tests.factories.referrals import OtherDoorFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db
TYPED = {
    "version": 0,
    "needs": ["money"],
    "what_matters": "To sleep again",
    "reason": "Falls behind with bills",
    "urgency": "routine",
    "risk_answer": "none_known",
    "consent_how": "spoken",
}


def newcomer(world):
    return {
        **{"given_name": "Ewa", "family_name": "Lind", "no_nhs_number": "not_known"},
        **{"birth_date_day": 4, "birth_date_month": 3, "birth_date_year": 1961},
        **{"phone": "07700 900123", "preferred_channel": "phone", "may": ["phone"]},
        **{"registered_with": world.practice.pk, "nonce": uuid4()},
    }


def full_draft(world):
    return world.referral(
        person=PersonFactory(practice=world.practice),
        created_at=timezone.now(),
        reason="Falls behind with bills",
        what_matters="To sleep again",
        needs=["money", "loneliness"],
    )


class TestCost:
    def test_asks_four_questions_for_a_little_and_for_a_lot(self):
        world = small_world()
        draft, client = full_draft(world), signed_in(world.gp)
        address = f"/referrals/{draft.pk}/edit/"
        counts = []
        for number in (5, 45):
            for _ in range(number):
                OtherDoorFactory(scheme=world.scheme)
                world.referral(active=True, person=draft.person)
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 4

    def test_keeps_its_budget_of_calls(self):
        world = small_world()
        draft = full_draft(world)

        assert calls_for(world.gp, f"/referrals/{draft.pk}/edit/") <= 22_000

    def test_saves_three_answers_with_as_many_statements_as_one(self):
        world = small_world()
        client, counts = signed_in(world.gp), []
        client.get("/referrals/")  # the first page also notes that the session is used
        for purposes in (["referral"], ["referral", "feedback", "evaluation"]):
            draft = full_draft(world)
            answers = {f"consent_{purpose}": "yes" for purpose in purposes}
            with CaptureQueriesContext(connection) as asked:
                answer = client.post(f"/referrals/{draft.pk}/edit/", TYPED | answers)
            assert answer.status_code == 302
            assert Consent.objects.filter(person=draft.person).count() == len(purposes)
            counts.append(_number_of(asked))

        assert counts[0] == counts[1] <= 10

    def test_sends_in_six_statements(self):
        world = small_world()
        draft = full_draft(world)
        client = signed_in(world.gp)
        client.post(f"/referrals/{draft.pk}/edit/", TYPED | {"consent_referral": "yes"})

        with CaptureQueriesContext(connection) as asked:
            answer = client.post(
                f"/referrals/{draft.pk}/check/", {"version": 1, "is_contact_checked": "on"}
            )

        assert Referral.objects.get(pk=draft.pk).status == "submitted", answer.status_code
        assert _number_of(asked) <= 6

    def test_adds_and_sends_within_their_budgets_of_calls(self):
        world, counts = small_world(), []
        browser = Browser(bench_signed_in(user_id_of(world.gp)))
        for name in ("Lind", "Okafor"):  # the first time, what is kept is made
            answers = newcomer(world) | {"family_name": name}
            counts.append(calls_of(partial(browser.post, "/referrals/add/person/", answers)))
        adding = counts[-1]
        for draft in (full_draft(world), full_draft(world)):
            agreed = TYPED | {"consent_referral": "yes"}
            browser.post(f"/referrals/{draft.pk}/edit/", agreed)
            sent = {"version": 1, "is_contact_checked": "on"}
            counts.append(calls_of(partial(browser.post, f"/referrals/{draft.pk}/check/", sent)))
        sending = counts[-1]

        assert Referral.objects.filter(status="submitted").count() == 2
        assert (adding <= 5_900, sending <= 4_050) == (True, True), (adding, sending)

    def test_adds_somebody_in_five_statements(self):
        world = small_world()
        client = signed_in(world.gp)
        client.get("/referrals/")  # the first page also notes that the session is used

        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/referrals/add/person/", newcomer(world))

        assert Referral.objects.get().person.family_name == "Lind", answer.status_code
        assert _number_of(asked) <= 5


def _number_of(asked: CaptureQueriesContext) -> int:
    """Return how many statements there were, but for the test's own transaction around them."""
    return len([one for one in asked if "SAVEPOINT" not in one["sql"]])
