"""A provider's inbox."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import OnwardReferral
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import PersonFactory
from tests.linkworkers.counting import questions
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


class TestInbox:
    def test_lists_what_is_new_without_a_name(self):
        sharing = offered().sent()

        page = text_of(signed_in(sharing.provider).get("/inbox/"))

        assert sharing.onward.referral.reference in page
        assert "Choir" in page
        assert "New (1)" in page
        assert "CNRY" not in page

    def test_says_by_when_to_answer_until_it_is_answered(self):
        sharing = offered().sent()
        long_ago = timezone.now() - timedelta(days=30)
        OnwardReferral.objects.update(sent_at=long_ago)

        page = text_of(signed_in(sharing.provider).get("/inbox/"))
        detail = text_of(signed_in(sharing.provider).get(f"/inbox/{sharing.onward.pk}/"))
        sharing.answered("accept")
        after = text_of(signed_in(sharing.provider).get("/inbox/?show=with-you"))

        assert "answer due" in page
        assert "overdue by" in page
        assert "Answer due" in detail
        assert "answer due" not in after

    def test_names_the_person_once_accepted(self):
        sharing = offered().sent().answered("accept")

        page = text_of(signed_in(sharing.provider).get("/inbox/?show=with-you"))

        assert "CNRY-name" in page
        assert "With you (1)" in page
        assert page.count("CNRY") == 1

    @pytest.mark.parametrize(
        ("known", "words"),
        [
            ({}, "Referred, has not started"),
            ({"times_came": 1, "first_came_on": MONDAY, "last_came_on": MONDAY}, "Came once"),
            (
                {
                    "times_came": 9,
                    "first_came_on": MONDAY,
                    "last_came_on": MONDAY + timedelta(weeks=12),
                },
                "Still going at 12 weeks",
            ),
        ],
    )
    def test_tells_coming_once_from_still_going_and_from_a_yes(self, known, words):
        sharing = offered().sent().answered("accept")
        OnwardReferral.objects.update(**known)

        page = text_of(signed_in(sharing.provider).get("/inbox/?show=with-you"))

        assert words in page

    @pytest.mark.parametrize(
        ("answer", "shelf"), [("put_on_list", "waiting"), ("decline", "ended")]
    )
    def test_names_nobody_on_the_waiting_list_or_declined(self, answer, shelf):
        sharing = offered().sent().answered(answer, reason="full" if answer == "decline" else "")

        page = text_of(signed_in(sharing.provider).get(f"/inbox/?show={shelf}"))

        assert sharing.onward.referral.reference in page
        assert "CNRY" not in page

    def test_holds_nothing_that_was_not_sent_or_is_another_providers(self):
        sharing = offered()
        kept = text_of(signed_in(sharing.provider).get("/inbox/"))
        sharing.sent()
        others = text_of(signed_in(other_provider()).get("/inbox/"))

        assert sharing.onward.referral.reference not in kept
        assert sharing.onward.referral.reference not in others

    def test_holds_nothing_after_the_agreement_is_withdrawn(self):
        sharing = offered().sent()
        consent = sharing.fresh().consent

        services.withdraw_consent(
            consent_id=consent.pk, actor=sharing.world.worker, at=timezone.now()
        )

        page = text_of(signed_in(sharing.provider).get("/inbox/"))
        assert sharing.onward.referral.reference not in page

    def test_tells_a_provider_what_it_lacks(self):
        page = text_of(signed_in(other_provider()).get("/inbox/"))

        assert "Nobody can be referred to you yet" in page
        assert "/directory/assurances/" in page or "See what is missing" in page

    def test_asks_as_few_questions_at_fifty_rows(self):
        sharing = offered().sent()
        browser = signed_in(sharing.provider)
        browser.get("/inbox/")
        few = questions(browser, "/inbox/")
        for _count in range(30):
            another(sharing)

        assert questions(browser, "/inbox/") == few
        assert len(browser.get("/inbox/").context["rows"]) == 25
        assert browser.get("/inbox/").context["older"]

    def test_is_closed_to_others(self):
        assert signed_in(offered().world.worker).get("/inbox/").status_code == 403


def another(sharing):
    """Send one more person to the same provider."""
    referral = sharing.world.referral(active=True, person=PersonFactory())
    service = ServiceFactory(provider=sharing.onward.provider)
    new = services.NewOnward(referral_id=referral.pk, service_id=service.pk, needs=["food"])
    onward = services.offer_service(new=new, actor=sharing.world.worker, at=timezone.now())
    services.agree_and_send(
        onward_id=onward.pk,
        agreement=services.Agreement(how="spoken"),
        actor=sharing.world.worker,
        at=timezone.now(),
    )
