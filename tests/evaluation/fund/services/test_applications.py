"""A provider's way to an application that is sent."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.models import Application, Award
from evaluation.fund.selectors import money
from evaluation.fund.selectors.applications import application_page
from evaluation.fund.selectors.eligibility import checks_of
from evaluation.fund.services import applications
from evaluation.fund.states import ApplicationAction
from providers.models import Assurance, Service
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.evaluation.fund.world import TODAY, application_in, declared, fund_world, marked
from tests.factories.providers import ProviderFactory

pytestmark = pytest.mark.django_db


def unmet(row):
    return [one.name for one in checks_of(row, on=TODAY()) if not one.is_met]


class TestBeginApplication:
    def test_begins_once_for_a_provider_while_the_round_is_open(self):
        world = fund_world("open")
        given = {"round_id": world.round.pk, "at": timezone.now()}

        first = applications.begin_application(actor=world.provider, **given)
        again = applications.begin_application(actor=world.provider, **given)

        assert first.pk == again.pk
        with pytest.raises(NotPermitted):
            applications.begin_application(actor=world.citizen, **given)
        Application.objects.all().delete()
        world.round.closes_on = TODAY() - timedelta(days=1)
        world.round.save()
        with pytest.raises(Conflict, match="no applications now"):
            applications.begin_application(actor=world.provider, **given)


class TestWriteApplication:
    def test_keeps_a_draft_with_services_of_its_own_alone(self):
        world = fund_world("open")
        other = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        fields = applications.ApplicationFields(
            services=[world.service.pk, other.service.pk], title=" Bus ", what="", whom="",
            people=None, how_known="", amounts=[Decimal(5)],
        )  # fmt: skip

        kept = applications.write_application(
            application_id=row.pk, fields=fields, version=0, actor=world.provider
        )

        assert (kept.title, kept.version) == ("Bus", 1)
        assert list(kept.services.all()) == [world.service]
        with pytest.raises(Conflict, match="changed this"):
            applications.write_application(
                application_id=row.pk, fields=replace(fields, title="Van"), version=0,
                actor=world.provider,
            )  # fmt: skip
        again = applications.write_application(
            application_id=row.pk, fields=fields, version=0, actor=world.provider
        )
        assert (again.title, again.version) == ("Bus", 1)
        with pytest.raises(NotVisible):
            applications.write_application(
                application_id=row.pk, fields=fields, version=1, actor=other.provider
            )


class TestChecks:
    def test_say_which_rule_is_not_met_and_why(self):
        world = fund_world("open", required=["insurance", "dbs"], needs_number=True)
        row = application_in(world, status="draft", sent_at=None)
        assert unmet(row) == []

        Assurance.objects.filter(kind="insurance").update(expires_on=TODAY() - timedelta(days=1))
        Assurance.objects.filter(kind="dbs").update(checked_on=None)
        Service.objects.update(needs=["food"], verified_on=TODAY() - timedelta(days=181))
        fresh = Application.objects.get(pk=row.pk)
        fresh.amounts, fresh.whom = [Decimal(6_001)], ""
        fresh.provider.charity_number = ""

        reasons = " ".join(one.reason for one in checks_of(fresh, on=TODAY()) if not one.is_met)
        for words in (
            "Insurance: it has run out",
            "DBS checks, where the work needs them: nobody has checked it",
            "Nobody has confirmed these for half a year",
            "helps with any of these",
            "You ask for £6,001",
            "Still to write: for whom",
            "no charity or company number",
        ):
            assert words in reasons


class TestSendApplication:
    def test_sends_it_with_the_directory_as_it_stands_that_day(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)

        sent = applications.send_application(
            application_id=row.pk, actor=world.provider, at=timezone.now()
        )

        assert sent.status == "sent"
        assert [part["heading"] for part in sent.directory] == [
            str(world.listed), world.service.name,
        ]  # fmt: skip
        assert ["Charity number", "1234567"] in sent.directory[0]["rows"]
        assert ["Helps with", "Transport"] in sent.directory[1]["rows"]

    def test_asks_the_panel_to_mark_anew_what_changed_after_it_was_marked(self):
        world = fund_world("open")
        row = application_in(world, status="draft")
        declared(world, row)
        marked(world, row, citizen=(4, 4))

        applications.send_application(
            application_id=row.pk, actor=world.provider, at=timezone.now()
        )

        sheet = row.sheets.get()
        assert (sheet.handed_in_at, sheet.scores.count()) == (None, 2)

    def test_is_done_where_the_first_of_two_taps_sent_it_meanwhile(self):
        world = fund_world("open")
        row = application_in(world, directory=[])

        again = applications.send_application(
            application_id=row.pk, actor=world.provider, at=timezone.now() + timedelta(seconds=1)
        )

        assert (again.status, again.sent_at, again.directory) == ("sent", row.sent_at, [])

    def test_refuses_one_that_meets_not_every_rule(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None, amounts=[])

        with pytest.raises(Conflict, match="more than nothing"):
            applications.send_application(
                application_id=row.pk, actor=world.provider, at=timezone.now()
            )


class TestMoveApplication:
    def test_takes_back_while_open_and_withdraws_for_another(self):
        world = fund_world("open")
        row = application_in(world)
        given = {"application_id": row.pk, "actor": world.provider, "at": timezone.now()}

        taken = applications.move_application(action=ApplicationAction.TAKE_BACK, **given)
        assert taken.status == "draft"
        gone = applications.move_application(action=ApplicationAction.WITHDRAW, **given)
        assert gone.status == "withdrawn"
        new = applications.begin_application(
            round_id=world.round.pk, actor=world.provider, at=timezone.now()
        )
        assert new.pk != row.pk

    def test_leaves_with_the_panel_what_it_has(self):
        world = fund_world("judging")
        row = application_in(world)

        with pytest.raises(Conflict, match="The panel has it"):
            applications.move_application(
                application_id=row.pk, action=ApplicationAction.TAKE_BACK, actor=world.provider,
                at=timezone.now(),
            )  # fmt: skip

    @pytest.mark.parametrize("decided", ["awarded", "declined"])
    def test_a_withdrawal_tells_nothing_of_what_was_decided_already(self, decided):
        world = fund_world("judging")
        row = application_in(world, status=decided, decided_at=timezone.now())
        award = Award.objects.create(
            application=row, starts_on=TODAY(), ends_on=TODAY(), amounts=row.amounts,
            made_at=timezone.now(),
        )  # fmt: skip

        page = application_page(actor=world.provider, row=row, on=TODAY())
        gone = applications.move_application(
            application_id=row.pk, action=ApplicationAction.WITHDRAW, actor=world.provider,
            at=timezone.now(),
        )  # fmt: skip

        assert page.allowed == {"withdraw"}
        assert gone.status == "withdrawn"
        assert not Award.objects.filter(pk=award.pk).exists()
        assert money.left_of(world.round) == 10_000


def test_a_provider_sees_no_application_of_another():
    world = fund_world("open")
    application_in(world, by=ProviderFactory())

    assert not Application.objects.visible_to(world.provider).exists()
