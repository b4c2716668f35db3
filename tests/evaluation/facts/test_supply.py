"""What there is to offer in an area: of its listings, and of the money behind them."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from evaluation.facts.models import OnwardFact, ProviderQuarter, ReferralFact
from evaluation.facts.selectors.populace import populace
from evaluation.facts.selectors.supply import capacity_tile, directory_tile, funding_tile
from evaluation.facts.selectors.tiles import Book
from evaluation.facts.services.linking import told_with_lines
from evaluation.periods import parse_period
from providers.models import ServiceAtLocation
from spcore.places.models import Lsoa
from tests.factories.providers import FundingFactory, LocationFactory, ServiceFactory

pytestmark = pytest.mark.django_db
QUARTER = parse_period("2026-Q1")
HERE, THERE, SAME_PLACE = "E01000001", "E01000002", "E01000003"


@pytest.fixture(autouse=True)
def areas():
    """Two boards; one place lies in both."""
    for code, board, district in (
        (HERE, "QE1", "E07000001"), (THERE, "QX9", "E07000002"), (SAME_PLACE, "QX9", "E07000001"),
    ):  # fmt: skip
        Lsoa.objects.create(
            code=code, name=code, district=district, district_code=district, icb_code=board,
            imd_decile=1, population=2000,
        )  # fmt: skip


def listed(*codes, **more):
    service = ServiceFactory(needs=["food", "work"], **more)
    for code in codes:
        place = LocationFactory(provider=service.provider, lsoa_code=code)
        ServiceAtLocation.objects.create(service=service, location=place)
    return service


def goes_to(service, icb_id):
    fact = ReferralFact.objects.create(
        referral_id=uuid4(), scheme_id=uuid4(), icb_id=icb_id, source="gp", status="active",
        submitted_on=date(2026, 1, 5), as_of=timezone.now(),
    )  # fmt: skip
    OnwardFact.objects.create(
        onward_id=uuid4(), referral_id=fact.pk, service_id=service.pk,
        provider_id=service.provider_id, kind="referral", status="started", uptake="coming",
    )  # fmt: skip


class TestDirectory:
    def test_is_of_what_has_a_place_in_the_area_or_none(self):
        listed(HERE)
        listed()
        listed(THERE)
        listed(HERE, THERE)

        rows = {row[0]: row[1] for row in directory_tile(QUARTER, populace("QE1")).rows}

        assert rows == {"all": 3, "food": 3, "work": 3}

    def test_leaves_out_what_nobody_finds(self):
        listed(HERE, is_private=True)
        listed(HERE, hidden_on=date(2026, 1, 1))
        closed = listed(HERE)
        closed.provider.organisation.is_open = False
        closed.provider.organisation.save()

        assert directory_tile(QUARTER, populace("QE1")).rows == []

    def test_is_of_everything_where_no_small_areas_are_loaded(self):
        listed(THERE)

        assert directory_tile(QUARTER, populace("QZ0")).rows[0][:2] == ["all", 1]


class TestCapacity:
    def test_counts_services_where_it_counts_people(self):
        Lsoa.objects.filter(code=SAME_PLACE).update(icb_code="QE1", district_code="E07000002")
        listed(HERE)
        listed(HERE, THERE)

        rows = capacity_tile(populace("QE1"), Book()).rows

        assert [row[:5] for row in rows] == [
            ["E07000001", 2000, 2, 0, "1.00"],
            ["E07000002", 2000, 0, 0, "0.00"],
        ]


class TestFunding:
    def test_counts_people_of_the_area_alone(self):
        mine, other = uuid4(), uuid4()
        service = listed(HERE)
        FundingFactory(provider=service.provider, service=service, ends_on=date(2026, 5, 1))
        for icb_id, number in ((mine, 2), (other, 3)):
            for _ in range(number):
                goes_to(service, icb_id)
        book = Book()

        tile = funding_tile(mine, QUARTER, populace("QE1"), book)

        assert tile.rows[0][:3] == ["2026-Q2", 1, 1]
        assert book.counts["would lose|2026-Q2"] == 2

    def test_leaves_out_money_of_elsewhere_unless_somebody_of_here_goes_there(self):
        mine = uuid4()
        far = listed(THERE)
        FundingFactory(provider=far.provider, service=None, ends_on=date(2026, 5, 1))

        def lines():
            return funding_tile(mine, QUARTER, populace("QE1"), Book()).rows[0][1]

        assert lines() == 0
        goes_to(far, mine)
        assert lines() == 1


def read_of(service, figure) -> None:
    """Publish who goes to a service, as the page of each line shows it."""
    ProviderQuarter.objects.create(
        provider_id=service.provider_id,
        quarter=QUARTER.key,
        figures={"going": {"": figure, str(service.pk): figure}},
        published_at=timezone.now(),
    )


class TestToldWithLines:
    MINE = uuid4()

    def service(self, number, figure, *, whole=False):
        """List a service whose money ends, to which so many go, with what others read of it."""
        service = listed(HERE)
        line = None if whole else service
        FundingFactory(provider=service.provider, service=line, ends_on=date(2026, 5, 1))
        for _each in range(number):
            goes_to(service, self.MINE)
        read_of(service, figure)
        return service

    def told(self):
        book = Book()
        funding_tile(self.MINE, QUARTER, populace("QE1"), book)
        return told_with_lines(self.MINE, QUARTER, book.counts, icb_code="QE1")

    @pytest.mark.parametrize("whole", [False, True])
    def test_withholds_a_sum_that_tells_what_the_page_of_a_line_hides(self, whole):
        """Three of 12 at most, and 43 at least in all: seven go to the fourth."""
        for number, figure in ((12, 10), (12, 10), (12, 10), (7, "*")):
            self.service(number, figure, whole=whole)

        assert self.told() == {"would lose|2026-Q2"}

    def test_withholds_no_other(self):
        for number, figure in ((12, 10), (12, 10), (12, 10), (5, "*")):
            self.service(number, figure)

        assert self.told() == set()

    def test_of_an_area_nobody_knows_how_many_of_a_line_are_its_own(self):
        """All of 10, 10 and a star are 17 at least; "15" of one area is less anyway."""
        for number, figure in ((8, 10), (8, 10)):
            self.service(number, figure)
        service = self.service(1, "*")
        assert self.told() == {"would lose|2026-Q2"}
        for _each in range(3):
            goes_to(service, uuid4())

        assert self.told() == set()
