"""The main pages of referring and triage at 320 px with letters of twice the size."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from referrals import services
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, World, small_world
from tests.large_text import check_large_text, with_large_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PRACTICE = (
    *("/referrals/", "/referrals/add/", "/referrals/add/person/", "/referrals/add/paste/"),
    *("/referrals/{draft}/edit/", "/referrals/{draft}/person/", "/referrals/{draft}/check/"),
    *("/referrals/{draft}/pass/", "/referrals/{draft}/attachments/add/"),
    *("/referrals/{child}/edit/", "/referrals/{child}/child/", "/referrals/{child}/family/"),
    *("/referrals/{child}/family/add/", "/referrals/{child}/competence/"),
    *("/referrals/{sent}/", "/referrals/{sent}/done/", "/referrals/{sent}/messages/"),
    *("/referrals/{sent}/withdraw/", "/referrals/{sent}/take-back/"),
    *("/referrals/to-finish/", "/referrals/pattern/", "/referrals/export/", "/intake/"),
    *("/referrals/our-form/", "/referrals/settings/", "/remit/"),
)
TRIAGE = (
    *("/triage/", "/triage/{sent}/", "/triage/{sent}/accept/", "/triage/{sent}/return/"),
    *("/triage/{sent}/redirect/", "/duplicates/", "/duplicates/{one}/{other}/"),
)
SCHEME = (
    *("/scheme/", "/scheme/criteria/", "/scheme/targets/", "/scheme/doors/add/", "/scheme/area/"),
    *("/scheme/history/", "/scheme/self-referral/", "/people/", "/codes/"),
)
LONG = {"given_name": "Bartholomew-Alexander", "family_name": "Featherstonehaugh-Cholmondeley"}
SAFE = {
    "nhs_number": "9991000003",
    "no_nhs_number": "",
    "email": "bartholomew.featherstonehaugh@a-long-name-of-a-mail-service.example",
    "safe_contact_note": "Ring only on Tuesdays before 2pm",
}


def places(world: World) -> dict[str, object]:
    """Return the ids that the addresses name: a draft, a child's draft, one sent, two alike."""
    now = timezone.now()
    draft = world.referral(person=PersonFactory(practice=world.practice, **LONG, **SAFE))
    ConsentFactory(person=draft.person, given_at=NOON)
    child = world.referral(
        person=PersonFactory(birth_date=now.date() - timedelta(days=4000), practice=world.practice)
    )
    alike = {"practice": world.practice, "family_name": "Briggs", "folded_name": "briggs ellie"}
    one, other = (PersonFactory(given_name="Ellie", **alike) for _number in range(2))
    sent = world.referral(person=one, submitted=True, submitted_at=now, urgency="urgent")
    world.referral(person=other, submitted=True, submitted_at=now)
    return {
        "draft": draft.pk,
        "child": child.pk,
        "sent": sent.pk,
        "one": one.pk,
        "other": other.pk,
    }


def check_all(browser_page: BrowserPage, addresses: tuple[str, ...], where: dict[str, object]):
    """Look at each address; say of every page what is wrong, not of the first alone."""
    with_large_text(browser_page.page)
    wrong = []
    for address in addresses:
        path = address.format(**where)
        page = browser_page.open(path)
        try:
            assert page.url.endswith(path), f"{path} led to {page.url}"
            check_large_text(page)
        except AssertionError as error:
            wrong.append(str(error))
    assert not wrong, "\n\n".join(wrong)


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    """Sign in somebody without a password, who is not asked for it again."""
    User.objects.filter(pk=actor.user_id).update(password=make_password(None))
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


class TestLargeTextOnAPhone:
    def test_pages_of_the_practice_can_be_used(self, browser_page: BrowserPage):
        world = small_world()
        where = places(world)
        sign_in(browser_page, actor_in(Role.REFERRER_ADMIN, world.practice))

        check_all(browser_page, PRACTICE, where)

    def test_pages_of_triage_can_be_used(self, browser_page: BrowserPage):
        world = small_world()
        where = places(world)
        sign_in(browser_page, world.supervisor)

        check_all(browser_page, TRIAGE, where)

    def test_pages_of_the_scheme_can_be_used(self, browser_page: BrowserPage):
        world = small_world()
        services.load_clinical_codes()
        sign_in(browser_page, actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))

        check_all(browser_page, SCHEME, {})

    def test_the_questions_about_a_person_can_be_used(self, browser_page: BrowserPage):
        world = small_world()
        ann = PersonFactory(email="ann@home.example", preferred_channel="email")
        case = world.referral(active=True, person=ann)
        sign_in(browser_page, world.worker)

        check_all(
            browser_page,
            ("/referrals/{case}/equality/", "/caseload/{case}/links/equality/"),
            {"case": case.pk},
        )

    def test_the_check_can_fail(self, browser_page: BrowserPage):
        world = small_world()
        sign_in(browser_page, world.gp)
        with_large_text(browser_page.page)
        page = browser_page.open("/referrals/add/")
        page.evaluate(
            "document.querySelector('main h1').style.whiteSpace = 'nowrap';"
            "document.querySelector('main h1').style.width = '900px'"
        )

        with pytest.raises(AssertionError, match="px wide in a window of"):
            check_large_text(page)
