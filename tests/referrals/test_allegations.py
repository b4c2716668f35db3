"""An allegation goes to the safeguarding lead, and is hidden from whoever it is about."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import selectors, services
from referrals.models import Concern, ConcernAct, Referral, TimelineEntry
from referrals.selectors.allegations import whom_about
from referrals.states import Outcome
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def lead(world):
    return actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)


def alleged(referral, *, by, **about):
    about = about or {"about_who": "Somebody"}
    new = services.NewConcern(kind="allegation", what="CNRY-allegation", **about)
    return services.raise_concern(new=new, referral_id=referral.pk, actor=by, at=timezone.now())


class TestWhoReadsIt:
    def test_the_lead_alone_reads_it_whoever_is_on_call_and_whoever_raised_it(self, world, lead):
        on_call_now(world, world.supervisor)
        referral = world.referral(active=True)
        concern = alleged(referral, by=world.gp, about_user_id=world.worker.user_id)

        sees = {
            actor.role: Concern.objects.visible_to(actor).filter(pk=concern.pk).exists()
            for actor in (world.worker, world.supervisor, world.gp, lead)
        }

        assert sees == {
            Role.LINK_WORKER: False,
            Role.SUPERVISOR: False,
            Role.REFERRER_CLINICIAN: False,
            Role.SAFEGUARDING_LEAD: True,
        }
        assert concern.owner_id == lead.user_id

    def test_a_lead_it_is_about_reads_nothing_of_it_and_another_owns_it(self, world, lead):
        other = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        referral = world.referral(active=True)
        concern = alleged(referral, by=world.gp, about_user_id=lead.user_id)

        assert concern.owner_id == other.user_id
        assert not Concern.objects.visible_to(lead).exists()
        assert not Referral.objects.visible_to(lead).exists()
        assert signed_in(lead).get(f"/concerns/{concern.pk}/").status_code == 404
        assert selectors.urgent_for(lead).count() == 0

    def test_no_page_of_the_team_or_the_practice_tells_that_there_is_one(self, world, lead):
        referral = world.referral(active=True)
        concern = alleged(referral, by=world.gp, about_user_id=world.worker.user_id)
        worker, supervisor = signed_in(world.worker), signed_in(world.supervisor)

        pages = [
            text_of(browser.get(page))
            for browser in (worker, supervisor)
            for page in ("/caseload/", f"/caseload/{referral.pk}/", "/concerns/", "/triage/")
        ]
        pages.append(text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/")))

        for page in pages:
            assert "CNRY" not in page
            assert "Open concern" not in page
            assert str(concern.pk) not in page
        assert not TimelineEntry.objects.filter(object_id=concern.pk).exists()

    def test_it_keeps_no_case_open_and_says_nothing_when_one_is_closed(self, world, lead):
        referral = world.referral(active=True)
        alleged(referral, by=world.gp, about_user_id=world.worker.user_id)

        closed = services.close_referral(
            referral_id=referral.pk,
            actor=world.worker,
            at=timezone.now(),
            reason="Goals met",
            outcome=Outcome.GOALS_MET,
        )

        assert closed.status == "closed"
        assert Concern.objects.visible_to(lead).open().count() == 1


class TestWhereItGoes:
    def test_it_goes_from_lead_to_lead_and_never_to_the_team(self, world, lead):
        other = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        on_call_now(world, world.worker)
        concern = alleged(world.referral(active=True), by=world.gp)

        for minutes in (0, 16, 31):
            services.escalate_concerns(at=timezone.now() + timedelta(minutes=minutes))

        told = set(ConcernAct.objects.told(concern).values_list("user_id", flat=True))
        assert told == {lead.user_id, other.user_id}

    def test_without_a_lead_it_says_before_and_after_that_nobody_receives_it(self, world):
        referral = world.referral(active=True)
        browser, page = signed_in(world.gp), f"/referrals/{referral.pk}/concern/"
        form = {"kind": "allegation", "what": "CNRY", "about_who": "A", "nonce": str(uuid4())}

        before = text_of(browser.get(f"{page}?kind=allegation"))
        after = text_of(browser.post(page, form))

        assert "Nobody here can receive a concern now" in before
        assert "NOT delivered" in after
        assert not Concern.objects.exists()


class TestRaisingOne:
    def test_the_form_asks_whom_it_is_about_and_stores_it(self, world, lead):
        referral = world.referral(active=True)
        browser, page = signed_in(world.gp), f"/referrals/{referral.pk}/concern/"
        form = {"kind": "allegation", "what": "CNRY", "nonce": str(uuid4())}

        opened = text_of(browser.get(f"{page}?kind=allegation"))
        missing = text_of(browser.post(page, form))
        browser.post(page, form | {"about_key": f"user:{world.worker.user_id}"})

        assert f"It goes to {lead.name}, safeguarding lead alone" in opened
        assert "Say whom it is about" in missing
        assert Concern.objects.get().about_user_id == world.worker.user_id

    def test_a_worker_can_name_a_provider_of_the_case_and_a_provider_is_shown_nobody(self):
        sharing = offered().sent()
        referral = sharing.onward.referral

        by_worker = dict(whom_about(referral, actor=sharing.world.worker))
        by_provider = whom_about(referral, actor=sharing.provider)

        assert f"organisation:{sharing.onward.provider_id}" in by_worker
        assert f"user:{sharing.world.supervisor.user_id}" in by_worker
        assert by_provider == []
