"""Bringing a caseload in: all of it or nothing, nothing sent, and taken back while untouched."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.facts.models import ReferralFact
from linkworkers import services
from linkworkers.models import CaseloadImport, ImportRow
from linkworkers.selectors import worked_on
from referrals.models import Consent, MustRead, Person, Referral, Step, TimelineEntry
from referrals.services import tick_must_read
from spcore.accounts.models import User
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.loading.report import Unusable
from spcore.outbox import registry
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.importing import ANNA, HEADINGS, NOON, OMAR, as_csv, bring_in, check

pytestmark = pytest.mark.django_db
NUMBER = "9993485810"


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def verdicts(batch):
    return list(batch.rows.order_by("number").values_list("verdict", flat=True))


def kept_promises():
    """Do what was promised: tell the figures."""
    for message in OutboxMessage.objects.filter(state="PENDING"):
        registry.call(
            message.topic, message.handler, subject_id=message.subject_id, message_id=message.pk
        )
        message.delete()


def said(batch):
    return " ".join(str(row.problems) for row in batch.rows.all())


class TestConfirmImport:
    def test_brings_in_people_with_an_open_case_and_tells_nobody(self):
        world = small_world()

        batch = bring_in(world, as_csv(ANNA, OMAR))

        assert batch.counts == {"accepted": 2}
        person = Person.objects.get(given_name="Anna")
        assert (person.birth_date, person.postcode) == (date(1961, 3, 4), "PR1 2HE")
        case = Referral.objects.get(person=person)
        assert (case.team_id, case.status, case.risk_answer) == (
            world.team.pk,
            "waiting",
            "not_asked",
        )
        told = OutboxMessage.objects.values_list("topic", "handler")
        assert set(told) == {("caseload_import.done", "evaluation.handlers.project_import")}

    def test_writes_the_steps_by_which_each_case_came_to_its_status(self):
        world = small_world()
        worker = User.objects.get(pk=world.worker.user_id)
        headings = (*HEADINGS, "Link worker", "Date referred", "Status")
        rows = [(*ANNA, worker.email, "01/09/2026", "Paused"), (*OMAR, "", "", "New")]

        bring_in(world, as_csv(*rows, headings=headings))

        steps = Step.objects.filter(referral__person__given_name="Anna").order_by("pk")
        assert [step.action for step in steps] == ["submit", "accept", "allocate", "start", "pause"]
        assert (steps[0].came_from, steps[4].went_to) == ("draft", "paused")
        assert [step.taken_at.date().month for step in steps] == [9, 11, 11, 11, 11]
        assert {step.taken_by_id for step in steps} == {world.supervisor.user_id}
        new = Step.objects.filter(referral__person__given_name="Omar")
        assert [(step.action, step.taken_at) for step in new] == [("submit", NOON)]

    def test_reaches_the_figures_without_a_rebuild_and_leaves_them_when_taken_back(self):
        world = small_world()

        batch = bring_in(world, as_csv(ANNA, OMAR))
        kept_promises()

        assert set(ReferralFact.objects.values_list("team_id", "status")) == {
            (world.team.pk, "waiting")
        }
        assert ReferralFact.objects.count() == 2
        services.undo_import(import_id=batch.pk, actor=world.supervisor, at=NOON)
        kept_promises()
        assert not ReferralFact.objects.exists()

    @pytest.mark.parametrize(
        ("words", "answer"),
        [
            ("", "not_asked"),
            ("N/A", "not_asked"),
            ("Unknown", "not_asked"),
            ("None known", "none_known"),
            ("Large dog", "named"),
        ],
    )
    def test_takes_only_words_that_deny_risks_for_asked_and_none_known(self, words, answer):
        bring_in(small_world(), as_csv((*ANNA, words), headings=(*HEADINGS, "Risks")))

        case = Referral.objects.get()
        assert (case.risk_answer, case.risk_detail) == (
            answer,
            words if answer == "named" else "",
        )

    def test_carries_the_agreement_over_with_a_day_to_ask_again(self):
        bring_in(small_world(), as_csv(ANNA))

        consent = Consent.objects.get()
        assert consent.how == "carried_over"
        assert consent.reason == "Evidence held by The PCN office. Confirm at the next contact."
        assert consent.review_on == date(2026, 12, 18)

    def test_names_everybody_in_one_entry_of_the_trail(self):
        bring_in(small_world(), as_csv(ANNA, OMAR))

        entry = AuditEntry.objects.get(label="caseload_import")
        assert set(entry.people) == set(Person.objects.values_list("pk", flat=True))

    def test_keeps_nothing_of_the_file(self):
        batch = bring_in(small_world(), as_csv(ANNA))

        kept = CaseloadImport.objects.get(pk=batch.pk)
        assert (bytes(kept.content), kept.samples) == (b"", [])

    def test_the_same_file_again_changes_nothing(self):
        world, content = small_world(), as_csv(ANNA, (NUMBER, *OMAR[1:]))
        bring_in(world, content)

        with CaptureQueriesContext(connection) as queries:
            again = bring_in(world, content)

        # Nor is anybody looked for that they may be like: all are here.
        assert not [query for query in queries if '"birth_date" IN' in query["sql"]]
        assert again.counts == {"unchanged": 2}
        assert (Person.objects.count(), Referral.objects.count()) == (2, 2)

    def test_joins_the_record_of_the_same_person_and_overwrites_nothing(self):
        world = small_world()
        held = PersonFactory(
            nhs_number=NUMBER, family_name="Hill", birth_date=date(1961, 3, 4), phone="01632 960000"
        )

        batch = bring_in(world, as_csv((NUMBER, *ANNA[1:])))

        assert batch.counts == {"merged": 1}
        assert Referral.objects.get().person_id == held.pk
        held.refresh_from_db()
        assert held.phone == "01632 960000"

    def test_asks_who_holds_the_evidence(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))

        with pytest.raises(Invalid):
            services.confirm_import(
                import_id=batch.pk, evidence_held_by=" ", actor=world.supervisor, at=NOON
            )

        assert not Person.objects.exists()

    def test_brings_nothing_in_when_records_changed_since_the_check(self):
        world = small_world()
        batch = check(world, as_csv((NUMBER, *ANNA[1:])))
        PersonFactory(nhs_number=NUMBER, family_name="Other")

        with pytest.raises(Conflict):
            services.confirm_import(
                import_id=batch.pk, evidence_held_by="Us", actor=world.supervisor, at=NOON
            )

        assert not Referral.objects.exists()

    def test_is_for_the_supervisor_of_the_team_alone(self):
        world, other = small_world(), small_world()
        batch = check(world, as_csv(ANNA))

        with pytest.raises(NotPermitted):
            services.start_import(
                file_name="a.csv", content=as_csv(ANNA), actor=world.worker, at=NOON
            )
        with pytest.raises(NotVisible):
            services.confirm_import(
                import_id=batch.pk, evidence_held_by="Us", actor=other.supervisor, at=NOON
            )


class TestSetColumns:
    def test_remembers_what_the_team_said(self):
        world = small_world()
        headings = ("Who", *HEADINGS[2:])
        first = services.start_import(
            file_name="a.csv",
            content=as_csv(ANNA[1:], headings=headings),
            actor=world.supervisor,
            at=NOON,
        )
        services.set_columns(
            import_id=first.pk,
            mapping=["given_name", *first.mapping[1:]],
            actor=world.supervisor,
            at=NOON,
        )

        again = services.start_import(
            file_name="b.csv",
            content=as_csv(OMAR[1:], headings=headings),
            actor=world.supervisor,
            at=NOON,
        )

        assert again.mapping[0] == "given_name"

    def test_says_which_column_is_missing(self):
        with pytest.raises(Invalid, match="birth date"):
            check(small_world(), as_csv(("Anna", "Hill"), headings=("First name", "Surname")))

    def test_leaves_out_the_second_row_of_a_person(self):
        twice = (NUMBER, *ANNA[1:])

        batch = check(small_world(), as_csv(twice, twice))

        assert verdicts(batch) == ["accepted", "refused"]
        assert "The same person as row 2" in said(batch)

    def test_leaves_out_a_number_that_is_somebody_elses(self):
        PersonFactory(nhs_number=NUMBER, family_name="Wells")

        batch = check(small_world(), as_csv((NUMBER, *ANNA[1:])))

        assert verdicts(batch) == ["refused"]
        assert "somebody with another name or birth date" in said(batch)

    def test_flags_a_look_alike_and_never_merges_it(self):
        world = small_world()
        bring_in(world, as_csv(ANNA))
        like = ("", "Ana", *ANNA[2:])

        batch = check(world, as_csv(like))

        assert verdicts(batch) == ["flagged"]
        assert "May be the same person as Anna Hill, born 4 March 1961" in said(batch)

    def test_puts_the_worker_of_the_team_and_the_dates_on_the_case(self):
        world = small_world()
        worker = User.objects.get(pk=world.worker.user_id)
        headings = (*HEADINGS, "Link worker", "Date referred", "First contact", "Status")
        row = (*ANNA, worker.email.upper(), "01/09/2026", "10/09/2026", "Open")

        bring_in(world, as_csv(row, headings=headings))

        case = Referral.objects.get()
        assert (case.link_worker_id, case.status) == (worker.pk, "active")
        assert (case.submitted_at.date(), case.first_contact_at.date()) == (
            date(2026, 9, 1),
            date(2026, 9, 10),
        )

    def test_makes_dated_history_of_the_notes(self):
        notes = "Knows the garden club\n12/03/2026 JB: rang, no answer\n14/03/2026 went to Mind"

        bring_in(small_world(), as_csv((*ANNA[:6], notes)))

        lines = TimelineEntry.objects.filter(field_class="case_notes").order_by("at")
        assert [(line.at.date(), line.label, line.detail) for line in lines] == [
            (date(2026, 3, 12), "Note from the old record, by JB", "rang, no answer"),
            (date(2026, 3, 14), "Note from the old record", "went to Mind"),
            (date(2026, 11, 20), "Note from the old record, no date", "Knows the garden club"),
        ]


class TestMustRead:
    def test_holds_what_would_be_sent_until_somebody_has_read_it(self):
        world = small_world()
        bring_in(world, as_csv((*ANNA[:6], "Do not ring after 5, ex-partner listens")))

        found = list(MustRead.objects.order_by("warns").values_list("warns", flat=True))

        assert found == ["abuse", "contact"]
        assert not Person.objects.get().may_leave_voicemail
        row = MustRead.objects.first()
        tick_must_read(must_read_id=row.pk, actor=world.supervisor, at=NOON)
        row.refresh_from_db()
        assert (row.read_by_id, row.read_at) == (world.supervisor.user_id, NOON)


class TestUndoImport:
    def test_leaves_nothing(self):
        world = small_world()
        held = PersonFactory(nhs_number=NUMBER, family_name="Hill", birth_date=date(1961, 3, 4))
        notes = "12/03/2026 do not ring"
        batch = bring_in(world, as_csv((NUMBER, *ANNA[1:6], notes), OMAR))

        services.undo_import(import_id=batch.pk, actor=world.supervisor, at=NOON)

        assert list(Person.objects.all()) == [held]
        for model in (Consent, TimelineEntry, MustRead):
            assert not model.objects.exists()
        assert not ImportRow.objects.exclude(person=None, fingerprint="").exists()

    def test_leaves_empty_cases_that_say_who_took_them_back(self):
        world = small_world()
        headings = (*HEADINGS, "Reason", "Risk", "Needs")
        said = ("Lonely since the move", "Carries a knife", "housing")
        batch = bring_in(world, as_csv((*OMAR, *said), headings=headings))

        services.undo_import(import_id=batch.pk, actor=world.supervisor, at=NOON)

        case = Referral.objects.get()
        assert (case.status, case.person, case.submitted_at) == ("entered_in_error", None, None)
        assert (case.reason, case.risk_detail, case.needs) == ("", "", [])
        last = case.steps.order_by("-pk").first()
        assert (last.action, last.taken_by_id) == ("mark_in_error", world.supervisor.user_id)

    def test_lets_the_same_file_come_in_anew(self):
        world = small_world()
        batch = bring_in(world, as_csv((NUMBER, *ANNA[1:]), OMAR))
        services.undo_import(import_id=batch.pk, actor=world.supervisor, at=NOON)

        again = bring_in(world, as_csv((NUMBER, *ANNA[1:]), OMAR))

        assert again.counts == {"accepted": 2}

    def test_is_refused_with_the_list_once_a_case_was_worked_on(self):
        world = small_world()
        batch = bring_in(world, as_csv((*ANNA[:6], "do not ring"), OMAR))
        tick_must_read(must_read_id=MustRead.objects.get().pk, actor=world.supervisor, at=NOON)

        with pytest.raises(Conflict):
            services.undo_import(import_id=batch.pk, actor=world.supervisor, at=NOON)

        assert [case.person.given_name for case in worked_on(batch)] == ["Anna"]
        assert Person.objects.count() == 2


class TestDropImport:
    def test_throws_the_file_away(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))

        services.drop_import(import_id=batch.pk, actor=world.supervisor)

        batch.refresh_from_db()
        assert (bytes(batch.content), batch.rows.count()) == (b"", 0)


class TestStartImport:
    def test_refuses_what_is_too_large(self):
        world = small_world()

        with pytest.raises(Unusable, match="25 MB"):
            services.start_import(
                file_name="a.csv",
                content=b"x" * (25 * 1024 * 1024 + 1),
                actor=world.supervisor,
                at=NOON,
            )
