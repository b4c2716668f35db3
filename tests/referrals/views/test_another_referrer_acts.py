"""What another referrer may do by address alone, and that no refusal tells how it goes."""

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import FormAnswers, Referral, Source, View
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ACTS = ("take-back", "withdraw", "made-in-error", "restore")


def case_of_another(person_view="", **fields):
    """Return a referral of another referrer, and a browser in which they are signed in."""
    office = OrganisationFactory(kind=OrganisationKind.REFERRER)
    other = actor_in(Role.OTHER_REFERRER, office)
    case = small_world().referral(
        referring_organisation_id=office.pk,
        referrer_id=other.user_id,
        source=Source.COMMUNITY,
        **fields,
    )
    FormAnswers.objects.create(referral=case, is_safe="yes", person_view=person_view)
    return case, signed_in(other)


class TestAnotherReferrerActs:
    @pytest.mark.parametrize("act", ACTS)
    @pytest.mark.parametrize("how", [{"submitted": True}, {"active": True}])
    def test_is_refused_in_the_same_words_wherever_it_is_where_the_person_objects(self, act, how):
        case, browser = case_of_another(View.OBJECTS, **how)
        before = Referral.objects.values().get()

        answer = browser.post(f"/referrals/{case.pk}/{act}/", {"reason": "Mistake"})

        assert answer.status_code == 403
        assert "This is for the team to do now" in text_of(answer)
        assert Referral.objects.values().get() == before

    def test_no_refusal_names_the_status(self):
        case, browser = case_of_another(active=True)

        answer = browser.get(f"/referrals/{case.pk}/take-back/")

        assert answer.status_code == 403
        assert "Being helped" not in text_of(answer)

    def test_reads_of_a_link_worker_once_they_were_in_touch(self):
        case, browser = case_of_another(active=True)
        url = f"/referrals/{case.pk}/withdraw/"
        Referral.objects.update(first_contact_at=None)
        before = text_of(browser.get(url))
        Referral.objects.update(first_contact_at=timezone.now())

        assert "A link worker has this person" not in before
        assert "A link worker has this person" in text_of(browser.get(url))

    def test_withdraws_what_was_sent_where_the_person_does_not_object(self):
        case, browser = case_of_another(submitted=True)

        answer = browser.post(f"/referrals/{case.pk}/withdraw/", {"reason": "Moved away"})

        assert answer.status_code == 302
        assert Referral.objects.get().status == "withdrawn"

    @pytest.mark.parametrize("act", ["withdraw", "made-in-error"])
    def test_learns_of_no_concern_by_a_refusal(self, act):
        case, browser = case_of_another(active=True)
        services.raise_concern(
            new=services.NewConcern(kind="adult", what="Bruises"),
            referral_id=case.pk,
            actor=Actor(Role.LINK_WORKER, case.link_worker_id, case.team_id),
            at=timezone.now(),
        )

        answer = browser.post(f"/referrals/{case.pk}/{act}/", {"reason": "Mistake"})

        assert answer.status_code == 403
        assert "This is for the team to do now" in text_of(answer)
        assert "concern" not in text_of(answer).split("<main")[1].split("</main")[0]
