"""Facts follow the cases, and a rebuild agrees with projecting one by one."""

from datetime import date, timedelta

import pytest
from django.db import connection

from evaluation import services
from evaluation.facts.models import MeasureFact, ReferralFact
from evaluation.facts.services.cells import cells_off
from evaluation.measures.models import Assessment, Instrument
from evaluation.measures.services import load_instruments
from referrals.models import Referral
from referrals.selectors import age_band
from spcore.places.models import Lsoa, Postcode
from tests.factories.referrals import NOON, OnwardReferralFactory, PersonFactory, small_world

pytestmark = pytest.mark.django_db


def facts() -> list[dict[str, object]]:
    return list(ReferralFact.objects.order_by("referral_id").values())


class TestProjectReferral:
    def test_counts_a_referral_without_its_person(self):
        lsoa = Lsoa.objects.create(code="E01000001", name="Somewhere 001A", imd_decile=2)
        Postcode.objects.create(
            code="PR12HE", outcode="PR1", easting=353000, northing=429000, lsoa=lsoa
        )
        world = small_world()
        referral = world.referral(active=True)
        OnwardReferralFactory(referral=referral, started_on=date(2026, 11, 1))

        services.project_referral(referral_id=referral.pk, at=NOON)

        fact = ReferralFact.objects.get()
        assert (fact.status, fact.imd_decile, fact.age_band, fact.started_on) == (
            "active",
            2,
            age_band(referral.person, on=NOON.date()),
            date(2026, 11, 1),
        )

    def test_a_referral_made_in_error_has_no_fact(self):
        referral = small_world().referral(submitted=True)
        services.project_referral(referral_id=referral.pk, at=NOON)
        Referral.objects.filter(pk=referral.pk).update(status="entered_in_error")

        services.project_referral(referral_id=referral.pk, at=NOON)

        assert facts() == []

    @pytest.mark.parametrize("age", [0, 10, 11, 17, 18, 24, 25, 64, 65, 84, 85, 101])
    def test_gives_the_age_band_that_python_gives(self, age):
        born = date(2026 - age, 11, 20)
        referral = small_world().referral(submitted=True, person=PersonFactory(birth_date=born))

        services.project_referral(referral_id=referral.pk, at=NOON)

        band = age_band(referral.person, on=NOON.date())
        assert ReferralFact.objects.get().age_band == band


class TestAskedOn:
    """The clock to the first real help runs from the first referral (practice.md 21)."""

    def asked_on(self, referral):
        services.project_referral(referral_id=referral.pk, at=NOON)
        return ReferralFact.objects.get(referral_id=referral.pk).asked_on

    def again(self, **first):
        """Return a referral of somebody who was referred sixty days earlier."""
        world, person = small_world(), PersonFactory()
        earlier = {"person": person, "submitted_at": NOON - timedelta(days=60)}
        world.referral(**{"status": "redirected"} | earlier | first)
        return world.referral(submitted=True, person=person, submitted_at=NOON)

    def test_is_the_first_referral_that_brought_no_help(self):
        assert self.asked_on(self.again()) == date(2026, 9, 21)

    def test_begins_anew_after_help_and_forgets_what_was_an_error_and_other_people(self):
        helped = self.again(first_help_at=NOON - timedelta(days=50))
        wrong = self.again(status="entered_in_error")
        others = self.again(person=PersonFactory())

        assert [self.asked_on(each) for each in (helped, wrong, others)] == [NOON.date()] * 3


class TestRebuildFacts:
    def test_agrees_with_projecting_each_and_forgets_what_is_gone(self):
        world = small_world()
        referrals = [world.referral(submitted=True), world.referral(active=True)]
        for referral in referrals:
            services.project_referral(referral_id=referral.pk, at=NOON)
        one_by_one = facts()
        ReferralFact.objects.create(
            referral_id="00000000-0000-4000-8000-000000000000",
            scheme_id=world.scheme.pk,
            as_of=NOON,
        )

        number = services.rebuild_facts(at=NOON)

        assert (number, facts()) == (2, one_by_one)

    @pytest.mark.parametrize("work", [services.rebuild_facts, None], ids=["rebuild", "check"])
    def test_may_take_longer_than_a_request(self, work):
        """Those of a country take minutes, and whoever works in the background has limits too."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '15s'")

            work(at=NOON) if work else cells_off()

            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("0",)


class TestOwnWords:
    @pytest.mark.parametrize(
        ("words", "after"), [("The stairs", 2), ("the stairs", 2), ("The rent", None)]
    )
    def test_two_concerns_are_no_change_of_one(self, words, after):
        load_instruments()
        world = small_world()
        referral = world.referral(active=True)
        said = (("baseline", 5, "The stairs"), ("close", 2, words))
        for occasion, number, what in said:
            Assessment.objects.create(
                referral=referral, instrument_id="concerns-1", occasion=occasion,
                answers={"first": number}, scores={"first": number}, words={"first": what},
                collected="together", answered_on=NOON.date(),
                recorded_by_id=world.worker.user_id,
            )  # fmt: skip

        services.project_referral(referral_id=referral.pk, at=NOON)

        found = MeasureFact.objects.filter(score="concerns.first")
        assert list(found.values_list("before", "after")) == [(5, after)]


class TestMixed:
    """Two figures that were not come by in the same way (practice.md 30)."""

    @pytest.mark.parametrize(
        ("fields", "basis", "expected"),
        [
            ({}, 1, False),
            ({"collected": "phone"}, 1, True),
            ({"instrument_id": "attendance-9"}, 1, True),
            ({}, 2, True),
            ({}, None, False),
        ],
    )
    def test_are_marked(self, fields, basis, expected):
        load_instruments()
        newer = Instrument.objects.get(code="attendance-2")
        newer.code, newer.version = "attendance-9", "9"
        newer.save(force_insert=True)
        world = small_world()
        referral = world.referral(active=True)
        for occasion, known, more in (("baseline", 1, {}), ("close", basis, fields)):
            Assessment.objects.create(**{
                "referral": referral, "instrument_id": "attendance-2", "occasion": occasion,
                "answers": {"basis": known} if known else {}, "scores": {"share": 80},
                "collected": "together", "answered_on": NOON.date(),
                "recorded_by_id": world.worker.user_id, **more,
            })  # fmt: skip

        services.project_referral(referral_id=referral.pk, at=NOON)

        assert MeasureFact.objects.get(score="attendance.share").is_mixed is expected


class TestUseOfServices:
    """Measured where a record was counted, and not as somebody tells it (practice.md 30)."""

    @pytest.mark.parametrize(
        ("ways", "expected"),
        [((2, 2), [(9, 4)]), ((2, 1), [(9, None)]), ((1, 2), []), ((1, 1), [])],
    )
    def test_is_what_the_record_says(self, ways, expected):
        load_instruments()
        world = small_world()
        referral = world.referral(active=True)
        answers = zip(("baseline", "close"), (9, 4), ways, strict=True)
        for occasion, number, known in answers:
            Assessment.objects.create(
                referral=referral, instrument_id="service-use-1", occasion=occasion,
                answers={"gp": number, "basis": known}, scores={"gp": number},
                collected="together", recorded_by_id=world.worker.user_id,
                answered_on=NOON.date() + timedelta(days=154 * (occasion == "close")),
            )  # fmt: skip

        services.project_referral(referral_id=referral.pk, at=NOON)

        found = MeasureFact.objects.filter(score="service-use.gp")
        assert list(found.values_list("before", "after")) == expected
        Assessment.objects.filter(occasion="close").update(
            answered_on=NOON.date() + timedelta(days=153)
        )
        services.project_referral(referral_id=referral.pk, at=NOON)
        assert set(found.values_list("after", flat=True)) <= {None}
