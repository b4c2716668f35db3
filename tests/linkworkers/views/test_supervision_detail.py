"""The agenda of a session."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Support
from referrals.models import Concern
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.supervising import address, held, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def person_in(world, name, **fields):
    case = world.referral(active=True, person=PersonFactory(given_name=name), **fields)
    ContactFactory(referral=case, at=timezone.now())
    return case


def worried(world, case):
    Concern.objects.create(
        person=case.person, referral=case, kind="self_harm", what="x",
        raised_by_id=world.worker.user_id, raised_by_organisation_id=world.team.pk,
        raised_at=timezone.now(), owner_id=world.worker.user_id,
    )  # fmt: skip


class TestSupervisionDetail:
    def test_draws_the_agenda_from_the_caseload_concerns_first(self):
        world = small_world()
        ContactFactory(
            referral=world.referral(active=True, person=PersonFactory(given_name="Quiet")),
            at=timezone.localtime() - timedelta(weeks=5),
        )
        worried(world, person_in(world, "Worried"))
        Support.objects.create(referral=person_in(world, "Heavy"), weight=4)
        person_in(world, "Usual")

        answer = signed_in(world.supervisor).get(address(planned(world)))

        agenda = answer.context["agenda"]
        reasons = {case.title.split()[0]: case.reasons for case in agenda.cases}
        assert next(iter(reasons)) == "Worried"
        assert reasons == {
            "Worried": ("Open concern",),
            "Quiet": ("Not spoken to for 5 weeks",),
            "Heavy": ("As much work as 2",),
        }
        assert [case.title.split()[0] for case in agenda.others] == ["Usual"]
        entry = AuditEntry.objects.get(label="linkworkers:supervision_detail")
        assert len(entry.people) == 4

    def test_shows_the_personal_part_to_the_two_and_is_not_there_for_others(self):
        world = small_world()
        session = held(world, personal="Would like to learn about benefits")
        boss = actor_in(Role.SUPERVISOR, world.team)

        pages = [
            text_of(signed_in(a).get(address(session))) for a in (world.worker, world.supervisor)
        ]

        assert all("Would like to learn about benefits" in page for page in pages)
        assert signed_in(boss).get(address(session)).status_code == 404

    def test_asks_as_much_for_many_as_for_few(self):
        world = small_world()
        session, browser = planned(world), signed_in(world.supervisor)
        person_in(world, "One")
        few = questions(browser, address(session))
        for number in range(8):
            person_in(world, f"P{number}")

        assert questions(browser, address(session)) == few <= 9
