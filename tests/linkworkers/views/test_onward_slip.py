"""The slip for whoever goes along."""

import pytest
from django.utils import timezone

from referrals.models import GettingThere, Person
from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing():
    sharing = offered()
    GettingThere.objects.create(
        onward=sharing.onward, goes="volunteer", companion="Rita", way="bus", help="booked",
        help_words="CNRY-help", checks_seen_on=timezone.localdate(), changed_at=timezone.now(),
        owner_id=sharing.world.worker.user_id,
    )  # fmt: skip
    Person.objects.update(
        given_name="Ada", family_name="CNRY-family", address="CNRY-address",
        what_to_say="CNRY-say", safe_contact_note="CNRY-note",
    )  # fmt: skip
    return sharing


def paper(sharing) -> str:
    page = text_of(signed_in(sharing.world.worker).get(f"/onward/{sharing.onward.pk}/slip/"))
    return page[page.index('class="letter ') :]


class TestOnwardSlip:
    def test_holds_a_first_name_the_place_and_the_way_and_nothing_of_why(self, sharing):
        said = paper(sharing)

        for words in ("For Rita", "Ada", sharing.onward.service.name, "by bus or train"):
            assert words in said, words
        assert "CNRY" not in said
        assert AuditEntry.objects.get(label="linkworkers:onward_slip").action == "print"

    def test_names_nobody_of_a_restricted_record(self, sharing):
        Person.objects.update(is_restricted=True)

        assert "Ada" not in paper(sharing)

    def test_is_led_to_where_somebody_goes_along(self, sharing):
        browser = signed_in(sharing.world.worker)
        address = f"/onward/{sharing.onward.pk}/getting-there/"

        assert f"/onward/{sharing.onward.pk}/slip/" in text_of(browser.get(address))
        GettingThere.objects.update(goes="alone")
        assert "/slip/" not in text_of(browser.get(address))

    def test_is_not_there_for_another_team(self, sharing):
        address = f"/onward/{sharing.onward.pk}/slip/"

        assert signed_in(small_world().worker).get(address).status_code == 404
