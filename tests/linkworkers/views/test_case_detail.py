"""The person's page for whoever works with them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import services as referrals
from referrals.models import Consent, CoverReason, OnwardStep, RiskAnswer, TimelineEntry
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.needs import Need
from tests.calls import calls_for
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.linkworkers import GoalFactory
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    small_world,
)
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def full_case(world, **fields):
    """Make a case with something of everything."""
    person = PersonFactory(practice=world.practice, phone="07700 900123", may_leave_voicemail=False)
    referral = world.referral(
        active=True,
        person=person,
        reason="CNRY-background",
        what_matters="CNRY-needs",
        shared_summary="CNRY-summary",
        **fields,
    )
    GoalFactory(referral=referral, words="CNRY-plan")
    OnwardReferralFactory(referral=referral, service=ServiceFactory(name="CNRY-onward"))
    ConsentFactory(person=person)
    lines(referral, 3)
    return referral


def lines(referral, number):
    """Write lines of notes on the timeline."""
    for count in range(number):
        referrals.note(
            referrals.Line("contact", f"CNRY-notes {count}", "case_notes"),
            referral_id=referral.pk,
            at=NOON + timedelta(minutes=count),
            by_id=None,
        )


def waiting_in(service, referral, *, minutes=1):
    """Put somebody on a service's waiting list, some minutes ago."""
    return OnwardReferralFactory(
        referral=referral,
        service=service,
        provider=service.provider,
        kind="referral",
        status="waiting_list",
        consent=ConsentFactory(),
        answered_at=timezone.now() - timedelta(minutes=minutes),
    )


def address(referral):
    return f"/caseload/{referral.pk}/"


class TestCaseDetail:
    def test_a_tap_rings_the_number(self):
        world = small_world()
        referral = full_case(world)

        page = text_of(signed_in(world.worker).get(f"/caseload/{referral.pk}/"))

        assert 'href="tel:07700900123">07700 900123</a>' in page

    def test_shows_its_worker_everything(self):
        world = small_world()
        referral = full_case(world)

        page = text_of(signed_in(world.worker).get(address(referral)))

        for words in (
            "CNRY-background",
            "CNRY-needs",
            "CNRY-summary",
            "CNRY-plan",
            "CNRY-onward",
            "CNRY-notes 2",
            referral.person.family_name,
            "Leave no voicemail",
            "Asked: none known",
        ):
            assert words in page

    def test_shows_a_team_administrator_how_to_reach_the_person_and_no_notes(self):
        world = small_world()
        referral = full_case(world)
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        page = text_of(signed_in(admin).get(address(referral)))

        assert referral.person.family_name in page
        assert "07700 900123" in page
        assert "CNRY" not in page

    def test_says_when_risk_was_not_asked(self):
        world = small_world()
        referral = full_case(world, risk_answer=RiskAnswer.NOT_ASKED)

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "Not asked" in page

    def test_shows_the_clock_that_no_new_referral_resets_until_there_is_real_help(self):
        world, now = small_world(), timezone.localtime().replace(hour=12)
        first = world.referral(
            submitted=True, status="withdrawn", submitted_at=now - timedelta(days=90)
        )
        again = world.referral(
            active=True, person=first.person, submitted_at=now - timedelta(days=20)
        )
        browser = signed_in(world.worker)

        assert "90 days, since" in text_of(browser.get(address(again)))
        first.first_help_at = now - timedelta(days=60)
        first.save()
        assert "20 days, since" in text_of(browser.get(address(again)))
        again.first_help_at = now - timedelta(days=5)
        again.save()
        page = text_of(browser.get(address(again)))
        assert "First real help after" in page
        assert "15 days" in page

    @pytest.mark.parametrize(
        ("outcome", "asks"), [("goals_met", "None"), ("back_to_gp", "Please see the person")]
    )
    def test_says_of_an_ended_case_what_the_practice_was_asked(self, outcome, asks):
        world = small_world()
        referral = world.referral(
            active=True, status="closed", outcome=outcome, closed_at=timezone.now()
        )

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert f'Action for the practice</dt><dd class="nhsuk-summary-list__value">{asks}' in page

    def test_is_not_there_for_a_colleague_until_they_cover(self):
        world = small_world()
        referral = full_case(world)
        colleague = actor_in(Role.LINK_WORKER, world.team)
        browser = signed_in(colleague)

        before = browser.get(address(referral)).status_code
        referrals.cover_case(
            referral_id=referral.pk,
            actor=colleague,
            at=timezone.now(),
            reason=CoverReason.CALL,
        )
        after = browser.get(address(referral)).status_code

        assert (before, after) == (404, 200)

    def test_is_not_there_for_another_team(self):
        world, other = small_world(), small_world()
        referral = full_case(world)

        assert signed_in(other.worker).get(address(referral)).status_code == 404
        assert signed_in(other.supervisor).get(address(referral)).status_code == 404
        assert signed_in(world.worker).get(f"/caseload/{uuid4()}/").status_code == 404

    def test_is_closed_to_a_provider(self):
        world = small_world()
        provider = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        answer = signed_in(provider).get(address(full_case(world)))

        assert answer.status_code == 403

    def test_shows_an_open_concern_over_everything_to_a_covering_colleague_too(self):
        world = small_world()
        referral = full_case(world)
        new = referrals.NewConcern(kind="self_harm", what="CNRY-concern")
        referrals.raise_concern(
            new=new, referral_id=referral.pk, actor=world.worker, at=timezone.now()
        )
        colleague = actor_in(Role.LINK_WORKER, world.team)
        referrals.cover_case(
            referral_id=referral.pk, actor=colleague, at=timezone.now(), reason=CoverReason.DUTY
        )

        page = text_of(signed_in(colleague).get(address(referral)))

        assert "Open concern" in page
        assert "CNRY-concern" not in page

    def test_writes_one_audit_entry_that_names_the_classes_shown(self):
        world = small_world()
        referral = full_case(world)

        signed_in(world.worker).get(address(referral))

        entry = AuditEntry.objects.get(label="linkworkers:case_detail")
        assert entry.people == [referral.person_id]
        assert {"name", "case_notes", "plan", "organisations"} <= set(entry.shown)

    def test_asks_as_few_questions_however_long_the_history(self):
        world = small_world()
        referral = full_case(world)
        browser = signed_in(world.worker)
        browser.get(address(referral))
        few = questions(browser, address(referral))
        lines(referral, 50)
        for _count in range(20):
            GoalFactory(referral=referral)
            OnwardReferralFactory(referral=referral)
        waiting_in(ServiceFactory(), referral)

        many = questions(browser, address(referral))

        assert many == few
        assert few <= 7

    def test_keeps_its_budget_of_calls_with_a_long_history(self):
        world = small_world()
        referral = full_case(world)
        lines(referral, 50)
        for _count in range(4):
            GoalFactory(referral=referral)
            OnwardReferralFactory(referral=referral)

        assert calls_for(world.worker, address(referral)) <= 16_000

    def test_pages_an_old_history(self):
        world = small_world()
        referral = full_case(world)
        TimelineEntry.objects.all().delete()
        lines(referral, 31)
        browser = signed_in(world.worker)

        first = text_of(browser.get(address(referral)))
        last_shown = TimelineEntry.objects.get(label="CNRY-notes 1")
        older = text_of(browser.get(f"{address(referral)}?after={last_shown.pk}"))

        assert f"after={last_shown.pk}" in first
        assert ("CNRY-notes 0" in first, "CNRY-notes 0" in older) == (False, True)


class TestNeedWords:
    def test_names_needs_in_words(self):
        world = small_world()
        referral = full_case(world, needs=[Need.HOUSING])

        assert "Housing" in text_of(signed_in(world.worker).get(address(referral)))

    def test_says_where_the_person_stands_in_a_service_s_waiting_list(self):
        world = small_world()
        referral, service = world.referral(active=True), ServiceFactory(wait_weeks=3)
        for minutes, of in ((5, world.referral(active=True)), (1, referral)):
            waiting_in(service, of, minutes=minutes)

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "Place 2 of 2, about 3 weeks" in page

    def test_says_how_long_a_waiting_list_takes_from_how_fast_it_moved(self):
        world = small_world()
        referral, service = world.referral(active=True), ServiceFactory(wait_weeks=3)
        before = waiting_in(service, world.referral(active=True), minutes=5)
        waiting_in(service, referral)
        for days in (1, 2, 3, 100):  # the last is too long ago to count
            OnwardStep.objects.create(
                onward=before,
                action="accept",
                came_from="waiting_list",
                went_to="accepted",
                taken_at=timezone.now() - timedelta(days=days),
            )

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "Place 2 of 2, about 8 weeks" in page

    def test_says_no_place_where_the_agreement_to_share_is_withdrawn(self):
        world = small_world()
        referral, service = world.referral(active=True), ServiceFactory(wait_weeks=3)
        for each in (world.referral(active=True), referral):
            waiting = waiting_in(service, each)
        Consent.objects.filter(pk=waiting.consent_id).update(withdrawn_at=timezone.now())

        page = text_of(signed_in(world.worker).get(address(referral)))

        assert "On the waiting list" in page
        assert "Place " not in page
