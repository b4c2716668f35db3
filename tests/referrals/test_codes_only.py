"""
Codes only, and each way of saying no to feedback, on every channel (practice.md 12).

One table: each reason against each page. What the team writes about the person never shows.
"""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals import selectors
from referrals.models import Consent, Message, Person, Referral, Step, TimelineEntry
from referrals.notices import notice_of
from referrals.states import Action, Status
from spcore import paper
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import World, small_world
from tests.referrals.exchanging import Caller
from tests.referrals.signing import signed_in, text_of
from tests.referrals.views.test_referral_export import confirmed

pytestmark = pytest.mark.django_db
SECRET = "CNRY-told-the-worker-alone"


def codes_only(world, referral):
    Referral.objects.filter(pk=referral.pk).update(codes_only=True)


def refused(world, referral):
    answer(world, referral, is_given=False)


def withdrawn(world, referral):
    answer(world, referral, is_given=True, withdrawn_at=timezone.now())


def objected(world, referral):
    Person.objects.filter(pk=referral.person_id).update(objects_to=["practice"])


def moved_away(world, referral):
    elsewhere = OrganisationFactory(kind=OrganisationKind.PRACTICE)
    Referral.objects.filter(pk=referral.pk).update(told_practice=elsewhere)


REASONS = [codes_only, refused, withdrawn, objected, moved_away]
PAGES = [
    ("referrals:referral_detail", True),
    ("referrals:consent_list", True),
    ("referrals:family_list", True),
    ("referrals:referral_list", False),
    ("referrals:referral_thread", True),
    ("referrals:referral_letter", True),
    ("referrals:referral_digest", False),
]
ENDED = "Back to the GP"  # how it ended, in words: that is feedback too


def answer(world: World, referral: Referral, **fields: object) -> None:
    Consent.objects.create(
        person=referral.person,
        purpose="feedback",
        how="spoken",
        reason=SECRET,
        recorded_by_id=world.worker.user_id,
        given_at=timezone.now(),
        **fields,
    )


def told() -> tuple[World, Referral]:
    """Return a closed case whose every word of the team is a canary."""
    world = small_world()
    now = timezone.now()
    referral = world.referral(
        active=True,
        reason=SECRET,
        what_matters=SECRET,
        background=SECRET,
        shared_summary=SECRET,
        practice_action=SECRET,
    )
    Person.objects.filter(pk=referral.person_id).update(safe_contact_note=SECRET, address=SECRET)
    Referral.objects.filter(pk=referral.pk).update(
        status=Status.CLOSED, outcome="back_to_gp", closed_at=now
    )
    Step.objects.create(
        referral=referral,
        action="close",
        came_from="active",
        went_to="closed",
        reason=SECRET,
        taken_at=now,
    )
    TimelineEntry.objects.create(
        referral=referral, at=now, kind="step", label="Closed", detail=SECRET, field_class="status"
    )
    Message.objects.create(
        referral=referral,
        side="team",
        words=SECRET,
        written_by_id=world.worker.user_id,
        written_by_organisation=world.team,
        written_at=now,
    )
    return world, Referral.objects.get(pk=referral.pk)


class Printer:
    """Takes what would be printed, in place of WeasyPrint."""

    def __init__(self, printed: list[str]) -> None:
        self.printed = printed

    def HTML(self, string: str, **_options: object) -> "Printer":
        self.printed.append(string)
        return self

    def write_pdf(self, **_options: object) -> bytes:
        return b"%PDF"


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.__name__)
class TestCodesOnly:
    @pytest.mark.parametrize(("name", "is_of_one"), PAGES, ids=[name for name, _one in PAGES])
    def test_no_page_of_the_practice_says_what_the_team_wrote(self, reason, name, is_of_one):
        world, referral = told()
        reason(world, referral)
        address = reverse(name, args=[referral.pk] if is_of_one else [])

        response = signed_in(world.gp).get(address)

        assert response.status_code in {200, 403}
        assert SECRET not in text_of(response)
        assert ENDED not in text_of(response)

    def test_no_file_says_it(self, reason):
        world, referral = told()
        reason(world, referral)

        response = confirmed(world.gp).post(reverse("referrals:referral_export"), {"kind": "csv"})

        rows = response.content.decode("utf-8-sig")
        assert referral.reference in rows
        assert SECRET not in rows
        assert ENDED not in rows

    def test_no_letter_as_a_file_says_it(self, reason, monkeypatch):
        world, referral = told()
        reason(world, referral)
        printed = []
        monkeypatch.setattr(paper, "_weasyprint", lambda: Printer(printed))

        signed_in(world.gp).get(reverse("referrals:referral_letter_pdf", args=[referral.pk]))

        assert SECRET not in "".join(printed)
        assert ENDED not in "".join(printed)

    @pytest.mark.parametrize("path", ["Task/{}", "Task", "ServiceRequest/{}", "ServiceRequest"])
    def test_no_system_is_told_it(self, reason, path):
        world, referral = told()
        reason(world, referral)

        answer = Caller(world.practice).get(path.format(referral.pk))

        assert answer.status_code == 200
        assert str(referral.pk) in answer.content.decode()
        assert SECRET not in answer.content.decode()
        assert ENDED not in answer.content.decode()

    def test_the_classes_it_reads_are_codes(self, reason):
        world, referral = told()
        reason(world, referral)
        referral = Referral.objects.get(pk=referral.pk)

        classes = selectors.readable_classes(world.gp, referral, at=timezone.now())

        assert classes == {"name", "birth_date", "nhs_number", "status"}

    def test_no_message_goes_out_that_asks_nothing_of_the_old_practice(self, reason):
        world, referral = told()
        reason(world, referral)
        Referral.objects.filter(pk=referral.pk).update(practice_action="")
        referral = Referral.objects.select_related("person", "told_practice").get(pk=referral.pk)

        try:
            notice = notice_of(referral, Action.CLOSE)
        except LookupError:
            notice = None

        assert notice is None or reason is codes_only
        assert notice is None or SECRET not in str(replace(notice))


def test_without_any_of_them_the_practice_reads_it():
    world, referral = told()

    page = text_of(
        signed_in(world.gp).get(reverse("referrals:referral_detail", args=[referral.pk]))
    )

    assert SECRET in page
    assert ENDED in page
