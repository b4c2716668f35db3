"""The short form of each kind of other referrer, and what they hear afterwards."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import Concern, FormAnswers, Person, RelatedPerson, Source
from referrals.notices import notice_of
from referrals.selectors import short_forms
from referrals.states import Action
from spcore.accounts.models import OrganisationKind, ReferrerKind, User
from spcore.accounts.roles import Role
from spcore.ui import dates
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import ConsentFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
SCHOOL = {
    "is_safe": "yes",
    "person_view": "agrees",
    "parent_view": "agrees",
    "parent_name": "Donna Duxbury",
    "place": "Year 11",
}


def begun(kind: str, world=None):  # type: ignore[no-untyped-def]
    """Return a referrer of this kind, and their draft, ready but for the short form."""
    world = world or small_world()
    organisation = OrganisationFactory(kind=OrganisationKind.REFERRER, referrer_kind=kind)
    actor = actor_in(Role.OTHER_REFERRER, organisation)
    draft = world.referral(
        source=kind,
        referring_organisation=organisation,
        referrer=User.objects.get(pk=actor.user_id),
        created_at=timezone.now() - timedelta(hours=1),
        reason="Often absent",
    )
    ConsentFactory(person=draft.person, given_at=timezone.now())
    return actor, draft


def path_of(draft) -> str:  # type: ignore[no-untyped-def]
    return f"/referrals/{draft.pk}/short-form/"


def send(actor, draft, **answers):  # type: ignore[no-untyped-def]
    """Answer the short form and send the referral."""
    browser = signed_in(actor)
    browser.post(path_of(draft), SCHOOL | answers)
    draft.refresh_from_db()
    browser.post(
        f"/referrals/{draft.pk}/check/", {"version": draft.version, "is_contact_checked": "on"}
    )
    draft.refresh_from_db()
    return browser


class TestChecking:
    def test_what_it_asked_is_checked_with_the_rest_before_sending(self):
        actor, draft = begun("school")
        browser = signed_in(actor)

        page = text_of(browser.post(path_of(draft), SCHOOL, follow=True))

        assert "Check your answers" in page
        assert "Donna Duxbury" in page
        assert "Knows about it and agrees" in page
        assert "Who at school knows them best" not in page
        assert f'{path_of(draft)}#id_parent_name"' in page


class TestShortFormEdit:
    def test_an_organisation_that_said_what_it_is_is_not_asked_again(self):
        actor, draft = begun("school")

        page = text_of(signed_in(actor).get(f"/referrals/{draft.pk}/edit/"))

        assert "What does the person need help with?" in page
        assert "Where do you work?" not in page

    def test_the_kinds_are_sources(self):
        assert set(ReferrerKind.values) <= set(Source.values)

    @pytest.mark.parametrize(
        ("kind", "asks", "does_not_ask"),
        [
            ("school", ["parental responsibility", "Year or class"], ["leave hospital"]),
            ("hospital", ["leave hospital", "Ward or clinic"], ["parental responsibility"]),
            ("social_care", ["Allocated worker"], ["leave hospital", "Year or class"]),
            ("community", ["Who knows them best"], ["Ward or clinic", "parental"]),
        ],
    )
    def test_asks_each_kind_its_own(self, kind, asks, does_not_ask):
        actor, draft = begun(kind)

        page = text_of(signed_in(actor).get(path_of(draft)))

        assert all(words in page for words in asks)
        assert not any(words in page for words in does_not_ask)
        assert "checked" not in page

    def test_comes_before_checking(self):
        actor, draft = begun("school")

        answer = signed_in(actor).get(f"/referrals/{draft.pk}/check/")

        assert answer["Location"] == path_of(draft)
        assert short_forms.lacks_short_form(draft)

    def test_sends_a_school_to_its_own_safeguarding_procedure(self):
        actor, draft = begun("school")

        page = text_of(signed_in(actor).get(path_of(draft)))

        assert "This is not a safeguarding referral" in page

    def test_asks_for_what_is_missing(self):
        actor, draft = begun("school")

        page = text_of(signed_in(actor).post(path_of(draft), {}))

        for words in ("is safe right now", "knows and thinks of it", "parent or carer knows"):
            assert words in page

    def test_a_discharge_is_the_critical_date(self):
        actor, draft = begun("hospital")
        day = timezone.localdate() + timedelta(days=4)

        signed_in(actor).post(
            path_of(draft),
            {
                "is_safe": "yes",
                "leaves_on_day": day.day,
                "leaves_on_month": day.month,
                "leaves_on_year": day.year,
            },
        )

        draft.refresh_from_db()
        assert (draft.critical_date, draft.critical_what) == (day, "Leaves hospital")

    def test_another_organisation_does_not_find_it(self):
        _actor, draft = begun("school")
        stranger, _own = begun("school")

        assert signed_in(stranger).get(path_of(draft)).status_code == 404


class TestAfterSending:
    def test_is_in_triage_with_its_source_and_answers(self):
        world = small_world()
        actor, draft = begun("school", world)

        send(actor, draft)

        assert draft.status == "submitted"
        page = text_of(signed_in(world.supervisor).get(f"/triage/{draft.pk}/"))
        assert "Donna Duxbury" in page
        assert "Year 11" in page

    def test_not_safe_is_read_now_once(self):
        world = small_world()
        actor, draft = begun("school", world)

        send(actor, draft, is_safe="no")

        concern = Concern.objects.get()
        assert (concern.came_by, concern.raised_by_id) == ("short_form", actor.user_id)
        assert "Read now" in text_of(signed_in(world.supervisor).get("/triage/"))

    def test_a_young_person_who_objects_is_heard(self):
        world = small_world()
        actor, draft = begun("school", world)
        browser = send(actor, draft, person_view="objects")
        name = draft.person.family_name

        services.accept_referral(referral_id=draft.pk, actor=world.supervisor, at=timezone.now())

        shown = text_of(browser.get("/referrals/"))
        detail = text_of(browser.get(f"/referrals/{draft.pk}/")).split("<main")[1]
        assert "You are not told how this one goes" in shown
        for state in ("open", "closed"):
            assert name not in text_of(browser.get(f"/referrals/?state={state}"))
        assert name in detail
        assert dates.day(draft.person.birth_date) not in detail
        assert "Accepted" not in detail
        draft.refresh_from_db()
        assert notice_of(draft, Action.ACCEPT) is None

    @pytest.mark.parametrize(("view", "is_told"), [("agrees", True), ("objects", False)])
    def test_the_team_reads_whether_the_school_is_told_of_what_it_decides(self, view, is_told):
        world = small_world()
        actor, draft = begun("school", world)
        send(actor, draft, person_view=view)
        team = signed_in(world.supervisor)

        asked = text_of(team.get(f"/triage/{draft.pk}/accept/"))
        team.post(f"/triage/{draft.pk}/accept/", {})
        decided = text_of(team.get(f"/triage/{draft.pk}/"))

        assert ("The referrer is told that it was accepted" in asked) is is_told
        assert ("The referrer is not told: the person does not want it" in asked) is not is_told
        assert ("Whoever referred is told at" in decided) is is_told
        assert ("You can take it back until" in decided) is not is_told

    def test_promises_news_to_nobody_who_hears_none(self):
        heard, hidden = begun("community"), begun("school")

        told = text_of(send(*heard).get(f"/referrals/{heard[1].pk}/done/"))
        page = send(*hidden, person_view="objects").get(f"/referrals/{hidden[1].pk}/done/")

        assert "You can see when the person is being helped" in told
        assert "You can see when the person is being helped" not in text_of(page)
        assert "You are not told how this one goes" in text_of(page)

    def test_no_more_than_the_name_is_told_of_the_person_once_it_is_over(self):
        world = small_world()
        actor, draft = begun("school", world)
        browser = send(actor, draft)
        born = dates.day(draft.person.birth_date)
        assert born in text_of(browser.get(f"/referrals/{draft.pk}/"))

        services.redirect_referral(
            referral_id=draft.pk, actor=world.supervisor, at=timezone.now(), reason="Elsewhere"
        )

        detail = text_of(browser.get(f"/referrals/{draft.pk}/")).split("<main")[1]
        assert "Closed" in detail
        assert draft.person.family_name in detail
        assert born not in detail
        assert "Elsewhere" not in detail

    @pytest.mark.parametrize("kind", ReferrerKind.values)
    def test_takes_its_source_from_the_organisation(self, kind):
        organisation = OrganisationFactory(kind=OrganisationKind.REFERRER, referrer_kind=kind)
        actor = actor_in(Role.OTHER_REFERRER, organisation)

        assert short_forms.kind_of(actor) == kind
        assert FormAnswers.objects.count() == 0


class TestKeepWhoIsAround:
    def test_the_record_says_who_the_parent_and_the_school_are(self):
        actor, draft = begun("school")
        child(draft)

        send(actor, draft, parent_phone="01632 960123", known_by="Mr Ash, 01632 960124")

        parent = RelatedPerson.objects.get(person=draft.person)
        assert (parent.name, parent.phone) == ("Donna Duxbury", "01632 960123")
        assert parent.has_parental_responsibility
        assert not parent.may_be_contacted  # nobody has asked the young person
        person = Person.objects.get(pk=draft.person_id)
        assert person.school == f"{draft.referring_organisation.name}, Year 11"
        assert person.school_contact == "Mr Ash, 01632 960124"

    def test_overwrites_nothing_and_names_nobody_twice(self):
        actor, draft = begun("school")
        child(draft, school="Other School", school_contact="Ms Elm")
        RelatedPerson.objects.create(
            person=draft.person,
            name="donna DUXBURY",
            relation="mother",
            may_be_contacted=True,
            recorded_by_id=actor.user_id,
            recorded_at=timezone.now(),
        )

        send(actor, draft, parent_phone="01632 960123", known_by="Mr Ash")

        parent = RelatedPerson.objects.get(person=draft.person)
        assert (parent.relation, parent.phone) == ("mother", "")
        person = Person.objects.get(pk=draft.person_id)
        assert (person.school, person.school_contact) == ("Other School", "Ms Elm")

    def test_an_adult_gets_no_parent_and_no_school(self):
        actor, draft = begun("school")

        send(actor, draft)

        assert not RelatedPerson.objects.exists()
        assert Person.objects.get(pk=draft.person_id).school == ""


def child(draft, **fields):  # type: ignore[no-untyped-def]
    """Make the person of a draft a child."""
    born = date(timezone.localdate().year - 12, 1, 1)
    Person.objects.filter(pk=draft.person_id).update(birth_date=born, **fields)
