"""The day of a link worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.services.reminders import raise_reminders
from referrals.models import Message, MustRead, OnwardStep
from spcore.accounts.first_pages import first_page_of
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.calls import calls_for
from tests.factories.accounts import UserFactory, actor_in
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    World,
    small_world,
)
from tests.linkworkers.booking import booked
from tests.linkworkers.counting import questions
from tests.linkworkers.covering import absent
from tests.linkworkers.reminding import stale
from tests.linkworkers.training import course_in, record_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def case(world: World, name: str, **fields):
    fields = {"active": True} | fields
    return world.referral(person=PersonFactory(given_name="Ada", family_name=name), **fields)


def wrote(world: World, referral) -> Message:
    return Message.objects.create(
        referral=referral,
        side="referrer",
        words="CNRY-message",
        written_by_id=world.gp.user_id,
        written_by_organisation=world.practice,
        written_at=timezone.now(),
    )


def answered(referral, action="accept", went_to="accepted", **fields) -> OnwardStep:
    onward = OnwardReferralFactory(
        referral=referral, service__name="Choir", status=went_to, kind="record_only"
    )
    return OnwardStep.objects.create(
        onward=onward,
        action=action,
        came_from="sent",
        went_to=went_to,
        taken_at=timezone.now() - timedelta(days=2),
        **fields,
    )


class TestToday:
    def test_puts_each_person_once_under_what_must_be_done(self):
        world, today = small_world(), timezone.localdate()
        recently = timezone.now() - timedelta(days=2)
        case(world, "Newly", active=False, allocated=True, next_action_on=today)
        case(world, "Overdue", next_action_on=today - timedelta(days=1), next_action="Ring")
        ContactFactory(referral=case(world, "Planned", allocated_at=recently), at=recently)
        case(world, "Silent", allocated_at=timezone.now() - timedelta(weeks=4))
        wrote(world, case(world, "Writer", allocated_at=recently))

        answer = signed_in(world.worker).get("/today/")

        day, page = answer.context["day"], text_of(answer)
        shelves = {
            name: [row.title for row in getattr(day, name)]
            for name in ("new", "due", "wrote", "quiet")
        }
        assert shelves == {
            "new": ["Ada Newly"],
            "due": ["Ada Overdue"],
            "wrote": ["Ada Writer"],
            "quiet": ["Ada Silent"],
        }
        assert "Planned" not in page
        assert "CNRY" not in page
        for words in ("Overdue.</strong> Ring: ", "New message", "Not spoken to for 4 weeks"):
            assert words in page

    def test_says_how_to_reach_them_safely_and_offers_no_number_not_to_ring(self):
        world, today = small_world(), timezone.localdate()
        careful = PersonFactory(phone="01632 960111", may_phone=False, safe_contact_note="By day")
        world.referral(active=True, person=careful, next_action_on=today)

        page = text_of(signed_in(world.worker).get("/today/"))

        assert "Do not phone. By day." in page
        assert "960111" not in page

    def test_shows_what_services_answered_until_it_is_read(self):
        world = small_world()
        referral = case(world, "Okafor", allocated_at=timezone.now())
        answered(referral)
        own = answered(referral, "book", "booked", taken_by_id=world.worker.user_id)
        browser = signed_in(world.worker)

        rows = browser.get("/today/").context["day"].answers

        assert [(row.title, row.words) for row in rows] == [("Ada Okafor", "Choir: accepted")]
        assert own.pk not in {row.step_id for row in rows}

    def test_counts_the_warnings_to_read_first(self):
        world = small_world()
        referral = case(world, "Okafor", allocated_at=timezone.now())
        MustRead.objects.create(
            person=referral.person, referral=referral, warns="abuse", words="CNRY", found_at=NOON
        )

        page = text_of(signed_in(world.worker).get("/today/"))

        assert "The old record of 1 person warns of something" in page
        assert "CNRY" not in page

    def test_leaves_out_colleagues_people_and_what_is_over(self):
        world, today = small_world(), timezone.localdate()
        case(world, "Theirs", link_worker=UserFactory(), next_action_on=today)
        case(world, "Paused", next_action_on=today + timedelta(days=9))

        page = text_of(signed_in(world.worker).get("/today/"))

        assert ("Theirs" in page, "Paused" in page) == (False, False)
        assert "Nothing is due today" in page

    def test_shows_the_teams_day_to_its_supervisor_and_to_its_administrator_without_notes(self):
        world, today = small_world(), timezone.localdate()
        referral = case(world, "Okafor", next_action_on=today)
        case(world, "Silent", allocated_at=timezone.now() - timedelta(weeks=4))
        wrote(world, referral)

        team = text_of(signed_in(world.supervisor).get("/today/"))
        admin = text_of(signed_in(actor_in(Role.TEAM_ADMIN, world.team)).get("/today/"))

        assert ("Okafor" in team, "Silent" in team, "No answer" in team) == (True, True, False)
        assert ("Okafor" in admin, "Silent" in admin, "New message" in admin) == (
            True,
            False,
            False,
        )

    def test_offers_nobody_to_ring_who_has_died(self):
        world, today = small_world(), timezone.localdate()
        dead = PersonFactory(phone="01632 960112", died_on=today)
        world.referral(active=True, person=dead, next_action_on=today)
        browser = signed_in(world.worker)

        page = text_of(browser.get("/today/"))

        assert "Has died" in page
        assert ("960112" in page, "No answer" in page) == (False, False)
        assert "There is nothing to print" in text_of(browser.get("/today/print/"))

    def test_hides_the_name_of_a_restricted_person_from_the_team(self):
        world = small_world()
        famous = PersonFactory(family_name="Famous", is_restricted=True)
        world.referral(active=True, person=famous, next_action_on=timezone.localdate())

        assert "Famous" in text_of(signed_in(world.worker).get("/today/"))
        assert "Famous" not in text_of(signed_in(world.supervisor).get("/today/"))

    def test_asks_as_much_of_five_people_as_of_fifty_and_keeps_its_budget(self):
        world, today = small_world(), timezone.localdate()
        browser = signed_in(world.worker)
        for number in range(5):
            answered(case(world, f"F{number}", next_action_on=today))
        few = questions(browser, "/today/")
        for number in range(45):
            wrote(world, case(world, f"M{number}", next_action_on=today))

        assert questions(browser, "/today/") == few <= 10
        assert calls_for(world.worker, "/today/") <= 40_000

    def test_writes_one_entry_with_everybody_shown(self):
        world, today = small_world(), timezone.localdate()
        shown = {case(world, f"P{n}", next_action_on=today).person_id for n in range(3)}

        signed_in(world.worker).get("/today/")

        assert set(AuditEntry.objects.get(label="linkworkers:today").people) == shown

    def test_is_where_a_link_worker_lands(self):
        assert first_page_of(Role.LINK_WORKER) == "/today/"


class TestRemindersOnToday:
    def test_leads_to_what_has_waited_too_long(self):
        world = small_world()
        stale(world)
        raise_reminders(at=timezone.now())

        page = text_of(signed_in(world.worker).get("/today/"))

        assert "waited longer than your scheme allows" in page
        assert 'href="/reminders/"' in page


class TestChildren:
    def test_asks_of_a_child_whether_they_were_brought(self):
        world, now = small_world(), timezone.now()
        for years in (12, 40):
            person = PersonFactory(birth_date=now.date() - timedelta(days=366 * years))
            child = world.referral(active=True, person=person)
            booked(world, child, now - timedelta(hours=years / 12))
            OnwardReferralFactory(
                referral=child, status="booked", booked_for=now - timedelta(hours=1),
                consent=ConsentFactory(person=person),
            )  # fmt: skip
        browser = signed_in(world.worker)

        day, caseload = (text_of(browser.get(page)) for page in ("/today/", "/caseload/"))

        assert (day.count("Was not brought"), day.count("Did not come")) == (2, 2)
        assert (caseload.count("Was not brought"), caseload.count("Did not come")) == (1, 1)


class TestCounts:
    def test_says_how_many_who_wait_are_to_be_rung_to_whom_it_falls(self):
        world = small_world()
        world.referral(accepted=True, accepted_at=timezone.now() - timedelta(days=60))
        raise_reminders(at=timezone.now())

        assert "Ring 1 person who waits" in text_of(signed_in(world.supervisor).get("/today/"))
        assert "who waits" not in text_of(signed_in(world.worker).get("/today/"))

    def test_says_whose_training_runs_out_within_a_month(self):
        world = small_world()
        for number, days in enumerate((-3, 20, 60)):
            record_of(world, course_in(world, f"Course {number}"), days_left=days)
        renewed = course_in(world, "Renewed")
        record_of(world, renewed, days_left=-3)
        record_of(world, renewed, days_left=300, done_on=timezone.localdate())
        gone = course_in(world, "Gone")
        record_of(world, gone, days_left=-3, actor=actor_in(Role.PROVIDER, world.practice))

        page = text_of(signed_in(world.worker).get("/today/"))

        assert "2 courses of yours have run out, or will within a month" in page
        supervisors = text_of(signed_in(world.supervisor).get("/today/"))
        assert "2 courses of your team have run out" in supervisors
        admin = actor_in(Role.TEAM_ADMIN, world.team)
        assert "run out" not in text_of(signed_in(admin).get("/today/"))


class TestCovered:
    def test_has_the_day_of_whoever_is_away_under_the_own_one(self):
        world, today = small_world(), timezone.localdate()
        cover = actor_in(Role.LINK_WORKER, world.team)
        due = case(world, "Overdue", next_action_on=today, next_action="Ring")
        hidden = case(world, "CNRY-restricted", next_action_on=today)
        hidden.person.is_restricted = True
        hidden.person.save()
        absent(world, cover=cover, first=today, last=today, at=timezone.now())
        browser = signed_in(cover)

        page = text_of(browser.get("/today/"))
        recorded = browser.post(
            f"/caseload/{due.pk}/contacts/tap/?version={due.version}", {"result": "no_answer"}
        )

        assert "away until" in page
        assert "Ada Overdue" in page
        assert "CNRY-restricted" not in page
        assert recorded.status_code == 302
        entry = AuditEntry.objects.filter(label="linkworkers:today").latest("pk")
        assert due.person_id in entry.people

    def test_is_gone_when_they_are_back(self):
        world, today = small_world(), timezone.localdate()
        cover = actor_in(Role.LINK_WORKER, world.team)
        case(world, "Overdue", next_action_on=today)
        yesterday = today - timedelta(days=1)
        absent(
            world,
            cover=cover,
            first=yesterday,
            last=yesterday,
            at=timezone.now() - timedelta(days=1),
        )

        assert "Overdue" not in text_of(signed_in(cover).get("/today/"))
