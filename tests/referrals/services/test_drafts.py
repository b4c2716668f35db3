"""Drafts: begun once, saved by version, sent once."""

import threading
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections
from django.test.utils import CaptureQueriesContext

from referrals import selectors, services
from referrals.models import Consent, Person, Purpose, Referral, RiskAnswer, TimelineEntry
from referrals.services import Answer, DraftChanges, PersonFields
from referrals.states import Action, Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, IllegalTransition, Invalid, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, small_world

FILLED = DraftChanges(
    values={"needs": ["housing"], "reason": "Damp", "risk_answer": RiskAnswer.NOT_ASKED},
    answers=(Answer(Purpose.REFERRAL, True, "spoken"), Answer(Purpose.FEEDBACK, False, "spoken")),
)


def fields_of(world, **changes) -> PersonFields:
    known = {
        "given_name": "Ana",
        "family_name": "Núñez",
        "birth_date": date(1980, 5, 6),
        "nhs_number": "9990000018",
        "phone": "07700 900456",
        "practice_id": world.practice.pk,
        "may_phone": True,
    }
    return PersonFields(**{**known, **changes})


def in_threads(call, times: int = 2) -> list[object]:
    """Run `call` in that many threads at once and return what each returned or raised."""
    results: list[object] = []
    barrier = threading.Barrier(times)

    def run() -> None:
        try:
            barrier.wait(timeout=10)
            results.append(call())
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


@pytest.mark.django_db
class TestStartDraft:
    def test_begins_one_draft_for_one_nonce(self):
        world, nonce = small_world(), uuid4()
        person = PersonFactory(practice=world.practice)

        first = services.start_draft(person_id=person.pk, nonce=nonce, actor=world.gp, at=NOON)
        again = services.start_draft(person_id=person.pk, nonce=nonce, actor=world.gp, at=NOON)

        assert first.pk == again.pk
        assert (first.status, first.person_id, first.scheme_id) == (
            Status.DRAFT,
            person.pk,
            world.scheme.pk,
        )
        assert AuditEntry.objects.filter(label="referral.start", people=[person.pk]).count() == 1

    def test_refuses_somebody_the_practice_does_not_know(self):
        world = small_world()
        stranger = PersonFactory(practice=OrganisationFactory())

        with pytest.raises(NotVisible):
            services.start_draft(person_id=stranger.pk, nonce=uuid4(), actor=world.gp, at=NOON)

    def test_refuses_a_nonce_that_another_practice_used(self):
        world, other, nonce = small_world(), small_world(), uuid4()
        theirs = PersonFactory(practice=other.practice)
        ours = PersonFactory(practice=world.practice)
        services.start_draft(person_id=theirs.pk, nonce=nonce, actor=other.gp, at=NOON)

        with pytest.raises(NotVisible):
            services.start_draft(person_id=ours.pk, nonce=nonce, actor=world.gp, at=NOON)

    def test_refuses_a_role_that_does_not_refer(self):
        world = small_world()
        person = world.referral(submitted=True).person

        with pytest.raises(NotPermitted):
            services.start_draft(person_id=person.pk, nonce=uuid4(), actor=world.worker, at=NOON)

    def test_another_referrers_draft_says_it_comes_from_the_community(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))

        draft = services.start_draft_for_new_person(
            new=fields_of(world), nonce=uuid4(), actor=school, at=NOON
        )

        assert (draft.source, draft.referrer_id) == ("community", school.user_id)


@pytest.mark.django_db
class TestStartDraftForNewPerson:
    def test_writes_person_and_draft_together(self, settings):
        settings.DEMO = True
        world = small_world()

        draft = services.start_draft_for_new_person(
            new=fields_of(world), nonce=uuid4(), actor=world.gp, at=NOON
        )

        assert draft.person.folded_name == "nunez ana"
        assert (draft.person.is_demo, draft.is_demo) == (True, True)
        assert AuditEntry.objects.filter(label="person.add", people=[draft.person_id]).exists()

    def test_uses_the_record_that_has_this_number_name_and_birth_date(self, settings):
        settings.DEMO = True
        world = small_world()
        held = PersonFactory(
            nhs_number="9990000018", family_name="NUNEZ", birth_date=date(1980, 5, 6), phone="1"
        )

        draft = services.start_draft_for_new_person(
            new=fields_of(world), nonce=uuid4(), actor=world.gp, at=NOON
        )

        assert draft.person_id == held.pk
        assert Person.objects.get().phone == "1"  # never overwritten

    def test_refuses_a_number_that_is_on_somebody_elses_record(self, settings):
        settings.DEMO = True
        world = small_world()
        PersonFactory(nhs_number="9990000018", birth_date=date(1980, 5, 7))

        with pytest.raises(Conflict):
            services.start_draft_for_new_person(
                new=fields_of(world), nonce=uuid4(), actor=world.gp, at=NOON
            )

        assert not Referral.objects.exists()

    def test_adds_nobody_for_a_nonce_that_another_practice_used(self, settings):
        settings.DEMO = True
        world, other, nonce = small_world(), small_world(), uuid4()
        theirs = services.start_draft(
            person_id=PersonFactory(practice=other.practice).pk,
            nonce=nonce,
            actor=other.gp,
            at=NOON,
        )

        with pytest.raises(NotVisible):
            services.start_draft_for_new_person(
                new=fields_of(world), nonce=nonce, actor=world.gp, at=NOON
            )

        assert Person.objects.get().pk == theirs.person_id
        assert not AuditEntry.objects.filter(label="person.add").exists()

    def test_hides_no_fault_of_another_kind(self, settings):
        settings.DEMO = True
        world = small_world()
        too_short = fields_of(world, nhs_number="9990")

        with pytest.raises(IntegrityError, match="ten_digits"):
            services.start_draft_for_new_person(
                new=too_short, nonce=uuid4(), actor=world.gp, at=NOON
            )

        assert not Referral.objects.exists()


@pytest.mark.django_db
class TestSaveDraft:
    def test_saves_columns_and_answers(self):
        world = small_world()
        draft = world.referral(created_at=NOON, needs=[], risk_answer="")

        saved = services.save_draft(
            referral_id=draft.pk, changes=FILLED, version=0, actor=world.gp, at=NOON
        )

        assert (saved.needs, saved.reason, saved.version) == (["housing"], "Damp", 1)
        answers = selectors.consents_on(draft)
        assert {p: row.is_given for p, row in answers.items()} == {
            "referral": True,
            "feedback": False,
        }
        assert TimelineEntry.objects.filter(referral=draft, field_class="consent").count() == 2

    def test_shows_no_answer_that_was_given_on_another_case(self):
        world = small_world()
        draft = world.referral(created_at=NOON)
        ConsentFactory(
            person=draft.person, how="override", reason="Said on another case", given_at=NOON
        )

        services.save_draft(
            referral_id=draft.pk, changes=FILLED, version=0, actor=world.gp, at=NOON
        )

        held = selectors.consents_on(draft)
        assert {row.reason for row in held.values()} == {""}
        assert set(held) == {"referral", "feedback"}

    def test_records_an_answer_once_however_often_it_is_saved(self):
        world = small_world()
        draft = world.referral(created_at=NOON)

        for version in (0, 1):
            services.save_draft(
                referral_id=draft.pk, changes=FILLED, version=version, actor=world.gp, at=NOON
            )

        assert Consent.objects.count() == 2

    def test_refuses_an_older_version(self):
        world = small_world()
        draft = world.referral(version=3)

        with pytest.raises(Conflict, match="Somebody else"):
            services.save_draft(
                referral_id=draft.pk, changes=FILLED, version=2, actor=world.gp, at=NOON
            )

        assert Referral.objects.get().reason == ""

    def test_refuses_once_the_team_has_it(self):
        world = small_world()
        referral = world.referral(submitted=True)

        with pytest.raises(NotPermitted):
            services.save_draft(
                referral_id=referral.pk, changes=FILLED, version=0, actor=world.gp, at=NOON
            )

    def test_writes_no_column_that_is_not_the_referrers(self):
        world = small_world()
        draft = world.referral()
        sneaked = DraftChanges(values={"status": Status.ACTIVE, "outcome": "died"})

        services.save_draft(
            referral_id=draft.pk, changes=sneaked, version=0, actor=world.gp, at=NOON
        )

        kept = Referral.objects.get()
        assert (kept.status, kept.outcome) == (Status.DRAFT, "")


def ready_draft(world) -> Referral:
    draft = world.referral(created_at=NOON)
    ConsentFactory(person=draft.person, given_at=NOON)
    return draft


@pytest.mark.django_db
class TestSendDraft:
    def test_sends_what_was_checked(self):
        world = small_world()
        draft = ready_draft(world)

        sent = services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)

        assert (sent.status, sent.submitted_at) == (Status.SUBMITTED, NOON)
        assert sent.steps.get().reason == "How to reach the person safely was checked with them"

    def test_a_second_click_gets_the_same_referral_and_takes_no_second_step(self):
        world = small_world()
        draft = ready_draft(world)

        for _click in range(2):
            sent = services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)

        assert sent.status == Status.SUBMITTED
        assert sent.steps.filter(action=Action.SUBMIT).count() == 1

    def test_refuses_a_version_that_nobody_checked(self):
        world = small_world()
        draft = ready_draft(world)

        with pytest.raises(Conflict, match="Check it again"):
            services.send_draft(referral_id=draft.pk, version=5, actor=world.gp, at=NOON)

    def test_refuses_an_agreement_to_an_earlier_referral(self):
        world = small_world()
        draft = world.referral(created_at=NOON)
        ConsentFactory(person=draft.person, given_at=NOON - timedelta(days=400))

        with pytest.raises(Invalid) as refusal:
            services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)

        assert refusal.value.field == "consent"

    def test_refuses_what_the_team_has_moved_on(self):
        world = small_world()
        referral = world.referral(accepted=True)

        with pytest.raises(IllegalTransition):
            services.send_draft(referral_id=referral.pk, version=0, actor=world.gp, at=NOON)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"needs": []}, "needs"),
            ({"risk_answer": ""}, "risk_answer"),
            ({"risk_answer": "named", "risk_detail": " "}, "risk_detail"),
            ({"critical_date": date(2026, 12, 1)}, "critical_what"),
            ({"person": None}, "person"),
        ],
    )
    def test_refuses_what_is_not_ready(self, changes, field):
        world = small_world()
        draft = world.referral(created_at=NOON, **changes)
        if draft.person:
            ConsentFactory(person=draft.person, given_at=NOON)

        with pytest.raises(Invalid) as refusal:
            services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)

        assert refusal.value.field == field

    def test_takes_at_most_fourteen_statements_and_one_commit(self):
        world = small_world()
        draft = ready_draft(world)

        with CaptureQueriesContext(
            connection,
        ) as statements:
            services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)

        said = [entry["sql"] for entry in statements]
        assert len(said) <= 14, said
        assert sum("SAVEPOINT" in sql and "RELEASE" not in sql for sql in said) == 1


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestSendingAtTheSameTime:
    def test_two_browsers_send_one_referral(self):
        world = small_world()
        draft = ready_draft(world)

        results = in_threads(
            lambda: services.send_draft(referral_id=draft.pk, version=0, actor=world.gp, at=NOON)
        )

        assert [getattr(result, "pk", result) for result in results] == [draft.pk, draft.pk]
        assert draft.steps.filter(action=Action.SUBMIT).count() == 1
        topics = OutboxMessage.objects.filter(topic="referral.submit", subject_id=draft.pk)
        handlers = list(topics.values_list("handler", flat=True))
        assert len(handlers) == len(set(handlers))

    def test_one_form_sent_twice_adds_one_person_and_one_referral(self, settings):
        settings.DEMO = True
        world, nonce = small_world(), uuid4()
        new = fields_of(world, nhs_number="", no_nhs_number="not_known")

        results = in_threads(
            lambda: services.start_draft_for_new_person(
                new=new, nonce=nonce, actor=world.gp, at=NOON
            )
        )

        assert len({getattr(result, "pk", result) for result in results}) == 1
        assert (Person.objects.count(), Referral.objects.count()) == (1, 1)

    def test_two_referrers_adding_one_nhs_number_share_one_record(self, settings):
        settings.DEMO = True
        world = small_world()

        results = in_threads(
            lambda: services.start_draft_for_new_person(
                new=fields_of(world), nonce=uuid4(), actor=world.gp, at=NOON
            )
        )

        assert len({result.person_id for result in results}) == 1
        assert (Person.objects.count(), Referral.objects.count()) == (1, 2)

    def test_two_supervisors_accept_once(self):
        world = small_world()
        referral = world.referral(submitted=True)

        results = in_threads(
            lambda: services.accept_referral(
                referral_id=referral.pk, actor=world.supervisor, at=NOON
            )
        )

        refused = [result for result in results if isinstance(result, IllegalTransition)]
        assert (len(refused), referral.steps.filter(action=Action.ACCEPT).count()) == (1, 1)


@pytest.mark.django_db
class TestAskAgain:
    def test_what_is_agreed_on_the_form_is_asked_again_by_the_schemes_rule(self):
        world = small_world()
        draft = world.referral(person=PersonFactory(practice=world.practice))
        yes = services.Answer(purpose=Purpose.REFERRAL, is_given=True, how="spoken")

        services.save_draft(
            referral_id=draft.pk,
            changes=services.DraftChanges(answers=(yes,)),
            version=0,
            actor=world.gp,
            at=datetime(2026, 11, 30, 12, tzinfo=UTC),
        )

        held = Consent.objects.get(person=draft.person)
        assert (held.given_on, held.review_on) == (date(2026, 11, 30), date(2027, 11, 30))
