"""Referrals with random lives, and all that facts are made of: no service has a hand in it."""

from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from evaluation.measures.models import Assessment
from evaluation.measures.services import load_instruments
from linkworkers.models import PlanVersion
from providers.models import ServiceAtLocation
from referrals.models import EqualityAnswers, Person, Referral, Step, UnmetNeed
from spcore.accounts.models import Organisation, OrganisationKind, PcnMembership
from spcore.needs import Need
from spcore.places.models import Lsoa, Postcode
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.providers import FundingFactory, LocationFactory, ServiceFactory
from tests.factories.referrals import (
    OnwardReferralFactory,
    PersonFactory,
    ReferralFactory,
    SchemeFactory,
)

FIRST = date(2025, 1, 1)
NEEDS = ("money", "loneliness", "housing")


class Lives:
    """A made-up area: an ICB, two networks, four practices, two kinds of place."""

    def __init__(self, seed: int) -> None:
        """Make the area."""
        self.chance = Random(seed)
        load_instruments()
        self.icb = OrganisationFactory(kind=OrganisationKind.ICB, ods_code="QZZ")
        self.scheme = SchemeFactory(organisation__parent=self.icb)
        self.worker = UserFactory()
        self.service = ServiceFactory()
        self.pcns = OrganisationFactory.create_batch(2, kind=OrganisationKind.PCN)
        self.practices = [self._practice(pcn) for pcn in self.pcns for _ in range(2)]
        self.postcodes = [self._postcode(number) for number in range(1, 4)]

    def _practice(self, pcn: Organisation) -> Organisation:
        practice = OrganisationFactory(kind=OrganisationKind.PRACTICE, parent=self.icb)
        PcnMembership.objects.create(practice=practice, pcn=pcn, joined_on=FIRST)
        return practice

    def _postcode(self, number: int) -> str:
        lsoa = Lsoa.objects.create(
            code=f"E0100000{number}",
            name=f"Somewhere {number}",
            imd_decile=number,
            district_code=f"E0700000{number % 2}",
            rural_urban="Rural" if number == 1 else "Urban",
            icb_code=self.icb.ods_code or "",
            population=1500,
        )
        Postcode.objects.create(
            code=f"PR1{number}HE", outcode="PR1", easting=353000, northing=429000, lsoa=lsoa
        )
        return f"PR1 {number}HE"

    def live(self, number: int) -> list[Referral]:
        """Make so many referrals."""
        return [self._referral() for _ in range(number)]

    def _maybe(self, of: float = 0.5) -> bool:
        return self.chance.random() < of

    def _moment(self, day: date) -> datetime:
        clock = timedelta(minutes=self.chance.randrange(60 * 24))
        return timezone.make_aware(datetime.combine(day, datetime.min.time()) + clock)

    def _referral(self) -> Referral:
        day = FIRST + timedelta(days=self.chance.randrange(600))
        days = [day := day + timedelta(days=self.chance.randrange(40)) for _ in range(8)]
        reached = self.chance.randrange(7)  # how many of the moments came to pass
        at = [self._moment(each) if place <= reached else None for place, each in enumerate(days)]
        status = self._status(reached)
        needs = self.chance.sample([need.value for need in Need][:5], self.chance.randrange(1, 3))
        referral = ReferralFactory(
            person=self._person(),
            scheme=self.scheme,
            referring_organisation=self.practices[0],
            link_worker=self.worker if reached > 1 else None,
            status=status,
            outcome="goals_met" if status == "closed" else "",
            needs=needs,
            submitted_at=None if status == "draft" else at[0],
            accepted_at=at[1],
            first_contact_at=at[2],
            first_help_at=at[4],
            closed_at=at[6] if status == "closed" else None,
        )
        self._hang(referral, days, reached)
        return referral

    def _status(self, reached: int) -> str:
        if self._maybe(0.1):
            return self.chance.choice(["draft", "entered_in_error"])
        return ["submitted", "accepted", "active", "active", "active", "active", "closed"][reached]

    def _person(self) -> Person:
        person = PersonFactory(
            practice=self.chance.choice(self.practices),
            postcode=self.chance.choice([*self.postcodes, ""]),
            birth_date=date(self.chance.randrange(1930, 2015), 3, 4),
            language=self.chance.choice(["", "English", "Urdu"]),
        )
        if self._maybe():
            EqualityAnswers.objects.create(
                person=person, ethnicity=self.chance.choice("AHMZ"), disability="a_lot",
                sex=self.chance.choice(["female", "male"]), asked_by=self.worker,
                asked_at=timezone.now(),
            )  # fmt: skip
        return person

    def _hang(self, referral: Referral, days: list[date], reached: int) -> None:
        if self._maybe(0.3):
            Step.objects.create(
                referral=referral, action="return", came_from="submitted", went_to="returned",
                return_reason=self.chance.choice(["risk", "team_full"]),
                taken_at=self._moment(days[0]),
            )  # fmt: skip
        if self._maybe(0.3):
            UnmetNeed.objects.create(
                referral=referral, need=referral.needs[0], why="full", district_code="E07000001",
                recorded_by=self.worker, recorded_at=self._moment(days[1]),
                withdrawn_at=self._moment(days[2]) if self._maybe(0.3) else None,
            )  # fmt: skip
        if reached > 2:
            PlanVersion.objects.create(
                referral=referral, number=1, agreed_on=days[3], agreed_how="phone", content={},
                taken_by=self.worker, taken_at=self._moment(days[3]),
            )  # fmt: skip
            self.ask(referral, "baseline", days[2])
        if reached > 3:
            self._send(referral, days, reached)
        if reached > 5 and self._maybe(0.7):
            self.ask(referral, "close", days[6])

    def ask(self, referral: Referral, occasion: str, day: date) -> None:
        """Ask about wellbeing, now and then without the last question."""
        scores = {"satisfied": self.chance.randrange(11), "anxious": self.chance.randrange(11)}
        if self._maybe(0.2):
            scores["anxious"] = None
        Assessment.objects.create(
            referral=referral, instrument_id="ons4-2018", occasion=occasion, answers={},
            scores=scores, collected=self.chance.choice(["together", "phone"]), answered_on=day,
            recorded_by=self.worker, recorded_at=self._moment(day),
        )  # fmt: skip

    def _send(self, referral: Referral, days: list[date], reached: int) -> None:
        came = self.chance.randrange(4)
        OnwardReferralFactory(
            referral=referral, service=self.service, made_by=self.worker, kind="signposting",
            status="ended" if reached > 5 else "sent", end="helped" if reached > 5 else "",
            sent_at=self._moment(days[4]), started_on=days[5] if came else None, times_came=came,
            first_came_on=days[5] if came else None,
            last_came_on=days[5] + timedelta(days=self.chance.choice([0, 84])) if came else None,
            ended_on=days[6] if reached > 5 else None,
        )  # fmt: skip

    def ask_again(self, made: list[Referral]) -> None:
        """Ask most of them again, and count contacts for some: what is told is not reported."""
        for referral in made:
            if self.chance.random() < 0.7:
                self.ask(referral, "review", date(2026, 6, 1))
            for occasion, on in (("baseline", date(2025, 5, 1)), ("close", date(2026, 1, 5))):
                if self.chance.random() < 0.9:
                    Assessment.objects.create(
                        referral=referral, instrument_id="service-use-1", occasion=occasion,
                        answers={"basis": self.chance.choice([1, 2, 2, 2])}, answered_on=on,
                        scores={"gp": self.chance.randrange(9)}, collected="together",
                        recorded_by=self.worker, recorded_at=timezone.now(),
                    )  # fmt: skip

    def list_services(self, *, ends: date) -> None:
        """List services of every kind in places; the money behind one ends in the year after."""
        lot = self.chance
        for _number in range(20):
            service = ServiceFactory(
                status=lot.choice(["active", "active", "inactive"]), needs=lot.sample(NEEDS, 2),
                capacity=lot.choice(["open", "full", "waiting_list", "unknown"]),
                verified_on=lot.choice([None, ends - timedelta(days=lot.randrange(200))]),
            )  # fmt: skip
            code = f"E0100000{lot.randrange(1, 4)}"
            place = LocationFactory(provider=service.provider, lsoa_code=code)
            ServiceAtLocation.objects.create(service=service, location=place)
        for whole in (True, False):
            FundingFactory(
                provider=self.service.provider, service=None if whole else self.service,
                ends_on=ends + timedelta(days=lot.randrange(1, 300)),
            )  # fmt: skip
