"""The caseload."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from referrals import services as referrals
from referrals.models import Consent, OnwardReferral
from referrals.selectors import has_consent
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.needs import Need
from tests.calls import calls_for
from tests.factories.accounts import OrganisationFactory, UserFactory, actor_in
from tests.factories.linkworkers import ContactFactory, ProfileFactory
from tests.factories.referrals import NOON, OnwardReferralFactory, PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def case(world, name="Okafor", **fields):
    """Make an open case of the world's worker."""
    return world.referral(active=True, person=PersonFactory(family_name=name), **fields)


class TestCaseload:
    def test_lists_the_workers_own_people_overdue_first_and_unplanned_last(self):
        world, today = small_world(), timezone.localdate()
        case(world, "Later", next_action_on=today + timedelta(days=3))
        case(world, "Unplanned")
        case(world, "Overdue", next_action_on=today - timedelta(days=2), next_action="Ring")

        page = text_of(signed_in(world.worker).get("/caseload/"))

        assert page.index("Overdue") < page.index("Later") < page.index("Unplanned")
        assert "Ring:" in page

    def test_says_where_needs_dates_concern_and_services_of_each(self):
        world = small_world()
        referral = case(
            world,
            needs=[Need.HOUSING],
            urgency="urgent",
            critical_date=timezone.localdate(),
            critical_what="Eviction hearing",
            whose_move="provider",
        )
        ContactFactory(referral=referral, at=timezone.now() - timedelta(days=4))
        OnwardReferralFactory(referral=referral)
        new = referrals.NewConcern(kind="abuse", what="CNRY-concern")
        referrals.raise_concern(
            new=new, referral_id=referral.pk, actor=world.supervisor, at=timezone.now()
        )

        page = text_of(signed_in(world.worker).get("/caseload/"))

        for words in (
            "Housing",
            "PR1",
            "Urgent",
            "Eviction hearing",
            "last contact 4 days ago",
            "1 service",
            "Open concern",
            "Waits for: service",
            "1 open concern waits for you to take over",
        ):
            assert words in page
        assert "CNRY" not in page
        assert "PR1 2HE" not in page

    def test_a_step_that_is_due_waits_for_nobody_else(self):
        world, today = small_world(), timezone.localdate()
        case(world, "Due", whose_move="provider", next_action_on=today)
        case(world, "Later", whose_move="provider", next_action_on=today + timedelta(days=1))

        assert text_of(signed_in(world.worker).get("/caseload/")).count("Waits for: service") == 1

    def test_leaves_out_colleagues_people_and_closed_ones(self):
        world = small_world()
        case(world, "Mine")
        case(world, "Theirs", link_worker=UserFactory())
        closed = case(world, "Gone")
        type(closed).objects.filter(pk=closed.pk).update(
            status="closed", outcome="moved", closed_at=timezone.now()
        )

        page = text_of(signed_in(world.worker).get("/caseload/"))

        assert ("Mine" in page, "Theirs" in page, "Gone" in page) == (True, False, False)

    def test_says_what_the_worker_carries_also_when_nobody_is_open(self):
        world = small_world()
        ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team, capacity=31)
        browser = signed_in(world.worker)

        empty = text_of(browser.get("/caseload/"))
        case(world)
        one = text_of(browser.get("/caseload/"))

        assert ("0 of 31 open" in empty, "Nobody is open" in empty) == (True, True)
        assert "1 of 31 open" in one

    def test_shows_a_supervisor_the_whole_team_with_its_workers(self):
        world = small_world()
        case(world, "Okafor")
        case(world, "Marsh", link_worker=UserFactory(name="Noor Shah"))

        page = text_of(signed_in(world.supervisor).get("/caseload/"))

        assert all(words in page for words in ("Okafor", "Marsh", "Noor Shah"))

    def test_shows_a_team_administrator_no_need_no_concern_and_no_service(self):
        world = small_world()
        referral = case(world, "Okafor", needs=[Need.HOUSING])
        OnwardReferralFactory(referral=referral)
        new = referrals.NewConcern(kind="abuse", what="Afraid")
        referrals.raise_concern(
            new=new, referral_id=referral.pk, actor=world.worker, at=timezone.now()
        )

        admin = actor_in(Role.TEAM_ADMIN, world.team)
        page = text_of(signed_in(admin).get("/caseload/"))

        assert "Okafor" in page
        for words in ("Housing", "Open concern", "1 service", "contact yet"):
            assert words not in page

    def test_hides_the_name_of_a_restricted_person_from_all_but_their_worker(self):
        world = small_world()
        world.referral(active=True, person=PersonFactory(family_name="Famous", is_restricted=True))

        own = text_of(signed_in(world.worker).get("/caseload/"))
        team = text_of(signed_in(world.supervisor).get("/caseload/"))

        assert ("Famous" in own, "Famous" in team) == (True, False)
        assert "Restricted record" in team

    def test_pages_by_twenty_five_and_shows_everybody_once(self):
        world, today = small_world(), timezone.localdate()
        for number in range(28):
            on = today + timedelta(days=number // 3) if number < 20 else None
            case(world, f"Person{number:02d}x", next_action_on=on)
        browser = signed_in(world.worker)

        first = browser.get("/caseload/")
        second = browser.get(first.context["older"])

        pages = text_of(first) + text_of(second)
        assert (len(first.context["rows"]), len(second.context["rows"])) == (25, 3)
        assert all(f"Person{number:02d}x" in pages for number in range(28))
        assert second.context["older"] == ""

    def test_asks_five_questions_at_most_at_five_and_at_fifty_people(self):
        world = small_world()
        browser = signed_in(world.worker)
        for _count in range(5):
            OnwardReferralFactory(referral=case(world))
        browser.get("/caseload/")
        few = questions(browser, "/caseload/")
        for _count in range(45):
            OnwardReferralFactory(referral=case(world))

        many = questions(browser, "/caseload/")

        assert OnwardReferral.objects.count() == 50
        assert few == many
        assert many <= 5

    def test_keeps_its_budget_of_calls_with_a_full_page(self):
        world = small_world()
        for _count in range(26):
            OnwardReferralFactory(referral=case(world, needs=[Need.HOUSING, Need.FOOD]))

        assert calls_for(world.worker, "/caseload/") <= 8_000

    def test_prints_what_somebody_typed_as_words(self):
        world = small_world()
        case(world, "<b>Okafor</b>", next_action="<i>Ring</i>", critical_what="<u>Court</u>")

        page = text_of(signed_in(world.worker).get("/caseload/"))

        assert not {"<b>", "<i>", "<u>"} & {page[at : at + 3] for at in range(len(page))}
        assert "&lt;b&gt;Okafor" in page

    def test_writes_one_entry_with_everybody_shown(self):
        world = small_world()
        shown = {case(world, f"P{number}").person_id for number in range(3)}

        signed_in(world.worker).get("/caseload/")

        assert set(AuditEntry.objects.get(label="linkworkers:caseload").people) == shown

    def test_is_closed_to_others(self):
        provider = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        assert signed_in(provider).get("/caseload/").status_code == 403
        assert signed_in(small_world().gp).get("/caseload/").status_code == 403


class TestWhatPresses:
    def test_an_agreement_that_ran_out_asks_for_a_review_and_cuts_nobody_off(self):
        world = small_world()
        referral = world.referral(active=True)
        Consent.objects.create(
            person=referral.person,
            purpose="feedback",
            is_given=True,
            how="spoken",
            recorded_by_id=world.worker.user_id,
            given_at=NOON,
            review_on=date(2026, 1, 2),
        )

        page = text_of(signed_in(world.worker).get("/caseload/"))

        assert "Ask again what they agree to" in page
        assert has_consent(person_id=referral.person_id, purpose="feedback")
