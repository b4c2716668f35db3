"""People sent by quarter, and the places that are paid for."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from evaluation.facts.models import ProviderQuarter
from evaluation.measures.selectors.people_sent import people_sent
from evaluation.measures.selectors.sent import quarters_before
from evaluation.services.provider_quarters import publish_provider_quarters
from providers.models import ServiceAtLocation
from providers.selectors.places import month_after
from referrals.models import OnwardReferral
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.places.models import Lsoa
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import LocationFactory, MonthlyPlacesFactory
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/people-sent/"


def commissioner():
    return actor_in(Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB))


def read_by_others():
    """Publish what closed, and return what a commissioner reads."""
    publish_provider_quarters(at=timezone.now())
    return people_sent(actor=commissioner(), on=timezone.localdate())


@pytest.fixture
def sharing():
    """Give a provider that was sent somebody in the last quarter, with places said for it."""
    sharing = offered().sent()
    day = quarters_before(timezone.localdate())[0].start + timedelta(days=40)
    at = timezone.make_aware(datetime.combine(day, time(12)))
    OnwardReferral.objects.filter(pk=sharing.onward.pk).update(sent_at=at)
    MonthlyPlacesFactory(provider=sharing.onward.provider, maximum=8, funded=3)
    return sharing


class TestPeopleSent:
    def test_a_provider_reads_its_own_exactly_with_the_places_of_the_quarter(self, sharing):
        rows = people_sent(actor=sharing.provider, on=timezone.localdate())

        row = rows[1]
        assert (row.sent, row.paid_for, row.not_paid_for) == ("1", "1", "0")
        assert (row.maximum, row.funded) == ("24", "9")
        assert "<td" in text_of(signed_in(sharing.provider).get(URL))

    def test_who_plans_reads_no_small_count_and_no_quarter_that_runs(self, sharing):
        OnwardReferral.objects.update(sent_at=timezone.now())
        assert {row.sent for row in read_by_others()} == {"0"}
        ProviderQuarter.objects.all().delete()
        day = quarters_before(timezone.localdate())[0].start
        OnwardReferral.objects.update(sent_at=timezone.make_aware(datetime.combine(day, time(12))))

        rows = read_by_others()

        assert rows[0].sent == "*"
        assert "CNRY" not in text_of(signed_in(commissioner()).get(URL))

    def test_of_small_parts_no_other_is_had_by_subtraction(self, sharing):
        """12 sent in a month with 3 paid places: 3 is hidden, and so is the 9 beside it."""
        first = OnwardReferral.objects.get(pk=sharing.onward.pk)
        for _each in range(11):
            first.pk, first._state.adding = None, True
            first.id = None
            first.nonce = None
            first.referral = offered().onward.referral
            first.save(force_insert=True)

        row = read_by_others()[0]

        assert (row.sent, row.paid_for, row.not_paid_for) == ("10", "*", "*")

    @pytest.mark.parametrize("taken", [0, 1])
    def test_a_single_paid_place_does_not_tell_that_it_was_taken(self, sharing, taken):
        """A star beside one place could be nothing but one, if it were a nought otherwise."""
        provider, quarter = sharing.onward.provider, quarters_before(timezone.localdate())[0]
        provider.places.all().delete()
        for month, funded in ((-1, 0), (1, 1), (2, 0)):
            first = month_after(quarter.start, month)
            MonthlyPlacesFactory(provider=provider, maximum=8, funded=funded, from_month=first)
        if not taken:
            OnwardReferral.objects.update(status="declined")

        row = read_by_others()[0]

        assert (row.funded, row.paid_for, row.not_paid_for) == ("1", "*", "*")

    def test_of_whom_nothing_was_said_no_place_is_called_paid_or_unpaid(self, sharing):
        sharing.onward.provider.places.all().delete()

        row = people_sent(actor=sharing.provider, on=timezone.localdate())[0]

        assert (row.sent, row.paid_for, row.not_paid_for) == ("1", "not said", "not said")
        assert read_by_others() == []

    def test_what_was_published_stays_whatever_is_entered_or_taken_back_later(self, sharing):
        before = read_by_others()

        OnwardReferral.objects.update(status="declined")
        sharing.onward.provider.places.all().delete()

        assert read_by_others() == before
        assert before[0].maximum == "24"

    def test_who_plans_reads_of_the_providers_of_its_area_alone(self, sharing):
        publish_provider_quarters(at=timezone.now())
        for code, icb in (("E01000001", "QX1"), ("E01000002", "QX2")):
            Lsoa.objects.create(code=code, icb_code=icb, imd_decile=1)
        service = sharing.onward.service
        place = LocationFactory(provider=service.provider, lsoa_code="E01000001")
        service.places.all().delete()
        ServiceAtLocation.objects.create(service=service, location=place)

        def read_in(code):
            icb = OrganisationFactory(kind=OrganisationKind.ICB, ods_code=code)
            scheme = OrganisationFactory(kind=OrganisationKind.SCHEME, parent=icb)
            actors = actor_in(Role.COMMISSIONER, icb), actor_in(Role.SCHEME_ADMIN, scheme)
            return [len(people_sent(actor=one, on=timezone.localdate())) for one in actors]

        assert read_in("QX1") == [4, 4]
        assert read_in("QX2") == [0, 0]

    def test_another_provider_reads_nothing_of_it(self, sharing):
        other = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        assert "Nothing to count yet" in text_of(signed_in(other).get(URL))
        assert signed_in(sharing.world.worker).get(URL).status_code == 403
