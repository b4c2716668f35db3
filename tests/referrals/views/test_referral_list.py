"""What a practice, and another referrer, see of what they sent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals import services
from referrals.models import Referral
from referrals.states import Outcome
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.calls import calls_for
from tests.factories.accounts import OrganisationFactory, UserFactory, actor_in
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    ReferralFactory,
    small_world,
)
from tests.referrals.lettering import closed_referral, told_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/"


class TestReferralList:
    def test_shows_the_practices_referrals_with_drafts_on_top(self):
        world = small_world()
        draft = world.referral(person=PersonFactory(given_name="Draughty"))
        sent = world.referral(submitted=True, person=PersonFactory(given_name="Sent"))

        page = text_of(signed_in(world.gp).get(URL))

        assert page.index("Draughty") < page.index("Sent Family")
        assert f"{URL}{draft.pk}/edit/" in page
        assert f"{URL}{sent.pk}/" in page
        assert "The team decides whether to accept it" in page

    def test_a_draft_made_in_error_was_never_sent(self):
        world = small_world()
        draft, sent = world.referral(), world.referral(submitted=True)
        for referral in (draft, sent):
            services.mark_in_error(
                referral_id=referral.pk, actor=world.gp, at=NOON, reason="Wrong person"
            )

        page = text_of(signed_in(world.gp).get(URL))

        assert sent.reference in page
        assert draft.reference not in page

    def test_a_deleted_draft_is_found_by_its_reference_as_begun_not_as_sent(self):
        world = small_world()
        draft = world.referral()
        services.mark_in_error(referral_id=draft.pk, actor=world.gp, at=NOON, reason="Wrong person")

        page = text_of(signed_in(world.gp).post(URL, {"words": draft.reference}))

        assert "<span>Begun 20 November 2026" in page
        assert "<span>Sent" not in page

    def test_leads_to_a_deleted_drafts_history_and_not_to_its_form(self):
        world = small_world()
        deleted = world.referral(status="entered_in_error")
        client = signed_in(world.gp)

        page = client.post(URL, {"words": deleted.reference})
        url = page.context["rows"][0].url

        assert url == f"{URL}{deleted.pk}/"
        assert client.get(url).status_code == 200

    def test_shows_nothing_of_another_practice(self):
        world, other = small_world(), small_world()
        other.referral(submitted=True, person=PersonFactory(given_name="Elsewhere"))

        page = text_of(signed_in(world.gp).get(URL))

        assert "Elsewhere" not in page
        assert "No referrals here" in page

    def test_writes_who_was_shown_into_the_trail(self):
        world = small_world()
        sent = world.referral(submitted=True)

        signed_in(world.gp).get(URL)

        entry = AuditEntry.objects.get(label="referrals:referral_list")
        assert entry.people == [sent.person_id]
        assert set(entry.shown) == {"name", "birth_date", "nhs_number", "status", "organisations"}

    def test_filters_by_state(self):
        world = small_world()
        world.referral(submitted=True, person=PersonFactory(given_name="Waiting"))
        world.referral(
            status="returned", submitted_at=NOON, person=PersonFactory(given_name="Back")
        )

        world.referral(person=PersonFactory(given_name="Draughty"))

        page = text_of(signed_in(world.gp).get(f"{URL}?state=returned"))

        assert "Back Family" in page
        assert "Draughty" not in page
        assert "Waiting Family" not in page

    @pytest.mark.parametrize("words", ["o’brien", "999 000 0018", "sp-find1", "OBRIEN grace"])
    def test_finds_by_name_number_or_reference_without_putting_them_in_the_address(self, words):
        world = small_world()
        grace = PersonFactory(
            given_name="Grace",
            family_name="O’Brien",
            folded_name="obrien grace",
            nhs_number="9990000018",
        )
        world.referral(submitted=True, person=grace, reference="SP-FIND1")
        world.referral(submitted=True, person=PersonFactory(given_name="Somebody"))

        response = signed_in(world.gp).post(URL, {"words": words})

        assert response.status_code == 200
        assert "Grace O’Brien" in text_of(response)
        assert "Somebody" not in text_of(response)

    def test_says_so_when_nobody_is_found(self):
        world = small_world()
        world.referral(submitted=True)

        page = text_of(signed_in(world.gp).post(URL, {"words": "zzz"}))

        assert "Nobody found" in page

    def test_pages_through_everything_once(self):
        world = small_world()
        wanted = {world.referral(submitted=True).reference for _ in range(27)}
        client = signed_in(world.gp)

        first = client.get(URL)
        second = client.get(first.context["older"])

        seen = [row.reference for page in (first, second) for row in page.context["rows"]]
        assert (len(seen), set(seen)) == (27, wanted)
        assert second.context["older"] == ""

    def test_asks_as_many_questions_for_fifty_rows_as_for_five(self):
        counts = []
        for number in (5, 50):
            world = small_world()
            for _ in range(number):
                world.referral(submitted=True)
            client = signed_in(world.gp)
            client.get(URL)
            with CaptureQueriesContext(connection) as asked:
                client.get(URL)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 7

    def test_tells_another_referrer_received_helped_or_closed_and_nothing_more(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        own = {
            "scheme": world.scheme,
            "team": world.team,
            "referring_organisation_id": school.organisation_id,
            "referrer": User.objects.get(pk=school.user_id),
        }
        ReferralFactory(accepted=True, **own)
        ReferralFactory(active=True, **own)
        ReferralFactory(status="closed", submitted_at=NOON, closed_at=NOON, outcome="died", **own)

        page = text_of(signed_in(school).get(URL))

        for word in ("Received", "Being helped", "Closed"):
            assert f">{word}</strong>" in page
        for secret in ("Accepted", str(Outcome.DIED.label), "link worker"):
            assert secret not in page.split("<main")[1].split("</main")[0]

    def test_names_to_another_referrer_whose_it_was_once_it_is_over_and_no_more(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        person = PersonFactory(
            given_name="Ada",
            family_name="Quill",
            birth_date=date(1961, 3, 4),
            died_on=date(2026, 11, 1),
        )
        referral = ReferralFactory(
            scheme=world.scheme,
            team=world.team,
            person=person,
            referring_organisation_id=school.organisation_id,
            referrer=User.objects.get(pk=school.user_id),
            status="closed",
            submitted_at=NOON,
            closed_at=NOON,
            outcome="died",
        )

        client = signed_in(school)
        for page in (client.get(URL), client.get(f"{URL}{referral.pk}/")):
            shown = text_of(page)
            assert "Ada Quill" in shown
            assert "Closed</strong>" in shown
            for hidden in ("4 March 1961", "Died", "died"):
                assert hidden not in shown.split("<body")[1]

    def test_does_not_show_a_colleagues_submission_to_another_referrer(self):
        world = small_world()
        organisation = OrganisationFactory(kind=OrganisationKind.REFERRER)
        one, other = (actor_in(Role.OTHER_REFERRER, organisation) for _ in range(2))
        ReferralFactory(
            submitted=True,
            scheme=world.scheme,
            referring_organisation=organisation,
            referrer_id=one.user_id,
        )

        response = signed_in(other).get(URL)

        assert response.context["rows"] == []
        assert Referral.objects.count() == 1


class TestNarrowing:
    def test_by_need_referrer_and_what_needs_my_action(self):
        world = small_world()
        colleague = UserFactory(name="Dr Other")
        world.referral(submitted=True, needs=["food"], reference="SP-FOOD")
        world.referral(submitted=True, referrer=colleague, reference="SP-OTHER")
        world.referral(
            status="returned", submitted_at=NOON, whose_move="referrer", reference="SP-BACK"
        )
        browser = signed_in(world.gp)

        def shown(query: str) -> set[str]:
            return {row.reference for row in browser.get(f"{URL}?{query}").context["rows"]}

        assert shown("need=food") == {"SP-FOOD"}
        assert shown(f"referrer={colleague.pk}") == {"SP-OTHER"}
        assert shown("action=on") == {"SP-BACK"}
        assert shown("need=nonsense&referrer=nobody") == {"SP-FOOD", "SP-OTHER", "SP-BACK"}

    def test_by_what_is_overdue_in_working_days(self, time_machine):
        time_machine.move_to(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))  # a Wednesday
        world = small_world()  # two working days to decide, so Friday's are due by Tuesday
        world.referral(submitted=True, reference="SP-LATE")
        world.referral(
            status="submitted", submitted_at=NOON + timedelta(days=3), reference="SP-FRESH"
        )

        rows = signed_in(world.gp).get(f"{URL}?overdue=on").context["rows"]

        assert [row.reference for row in rows] == ["SP-LATE"]
        assert rows[0].told.is_overdue

    def test_a_first_appointment_that_did_not_happen_is_overdue_too(self, time_machine):
        time_machine.move_to(datetime(2026, 12, 14, 9, 0, tzinfo=UTC))  # 16 working days on
        world = small_world()
        world.referral(active=True, reference="SP-UNMET")
        world.referral(active=True, reference="SP-MET", first_appointment_at=NOON)
        resumed = world.referral(active=True, reference="SP-RESUMED")
        went_on = NOON + timedelta(days=10)
        resumed.steps.create(
            action="resume", came_from="paused", went_to="active", taken_at=went_on
        )
        client = signed_in(world.gp)

        late = client.get(f"{URL}?overdue=on").context["rows"]
        told = {row.reference: row.told.due for row in client.get(URL).context["rows"]}

        assert [row.reference for row in late] == ["SP-UNMET"]
        assert told == {
            "SP-UNMET": "First appointment due 11 December 2026, overdue by 1 working day",
            "SP-MET": "",
            "SP-RESUMED": "First appointment due 21 December 2026, 5 working days left",
        }

    def test_oldest_first_pages_through_everything_once(self):
        world = small_world()
        wanted = [world.referral(submitted=True).reference for _ in range(27)]
        client = signed_in(world.gp)

        first = client.get(f"{URL}?sort=oldest")
        second = client.get(first.context["older"])

        seen = [row.reference for page in (first, second) for row in page.context["rows"]]
        assert (len(seen), set(seen)) == (27, set(wanted))
        assert "sort=oldest" in first.context["older"]


class TestTold:
    def test_says_the_feedback_in_two_lines_with_the_action_first(self):
        world = told_world()
        referral = closed_referral(world)
        Referral.objects.filter(pk=referral.pk).update(practice_action="review the tablets")

        page = text_of(signed_in(world.gp).get(URL))

        assert "Action for the practice: review the tablets" in page
        assert "Closed on 20 November 2026: Goals met." in page
        assert "sleeps better" in page

    @pytest.mark.parametrize("how", ["codes only", "refused"])
    def test_says_status_alone_where_no_more_may_be_told(self, how):
        world = told_world()
        referral = closed_referral(world, codes_only=how == "codes only")
        OnwardReferralFactory(referral=referral, kind="signposting", status="offered")
        if how == "refused":
            ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        page = text_of(signed_in(world.gp).get(URL))

        assert "Closed on 20 November 2026." in page
        for secret in ("sleeps better", "Goals met", "Services:"):
            assert secret not in page

    def test_says_how_far_they_came_with_services_and_not_with_which(self):
        world = told_world()
        referral = world.referral(active=True)
        for more in (
            {"kind": "signposting", "status": "offered"},
            {"kind": "record_only", "status": "started", "times_came": 3},
            {"kind": "referral", "status": "offered"},
        ):
            OnwardReferralFactory(referral=referral, service__name="Choir", **more)

        page = text_of(signed_in(world.gp).get(URL))

        assert "Services: 1 signposted, 1 coming" in page
        assert "Choir" not in page

    def test_says_of_nobody_who_was_sent_today_that_they_wait(self, time_machine):
        time_machine.move_to(NOON + timedelta(hours=2))
        world = small_world()
        world.referral(submitted=True)

        (row,) = signed_in(world.gp).get(URL).context["rows"]

        assert row.told.since_asked == ""

    def test_shows_the_clock_that_no_new_referral_resets(self, time_machine):
        time_machine.move_to(NOON + timedelta(days=40))
        world = small_world()
        person = PersonFactory()
        world.referral(status="redirected", submitted_at=NOON, person=person, created_at=NOON)
        again = NOON + timedelta(days=30)
        world.referral(status="submitted", submitted_at=again, created_at=again, person=person)

        rows = signed_in(world.gp).get(f"{URL}?state=open").context["rows"]

        assert rows[0].begun == "Sent 20 December 2026 (10 days)"
        assert rows[0].told.since_asked == (
            "No real help yet, 40 days since you first asked, in a referral of 20 November 2026"
        )


class TestCost:
    def test_asks_as_many_questions_for_fifty_rows_as_for_five(self):
        counts = []
        for number in (5, 50):
            world = small_world()
            for _ in range(number):
                world.referral()
                world.referral(submitted=True)
            client = signed_in(world.gp)
            client.get(URL)
            with CaptureQueriesContext(connection) as asked:
                client.get(URL)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 6

    def test_keeps_its_budget_of_calls_with_a_full_page(self):
        world = small_world()
        for kind in ("submitted", "accepted", "allocated", "active"):
            for _ in range(7):
                world.referral(**{kind: True})
        world.referral()

        assert calls_for(world.gp, URL) <= 13_000

    def test_prints_what_somebody_typed_as_words(self):
        world = small_world()
        person = PersonFactory(given_name="<b>Ewa</b>")
        world.referral(person=person)
        returned = world.referral(submitted=True, person=person)
        services.return_referral(
            referral_id=returned.pk, actor=world.worker, at=NOON, reason="<i>Which street?</i>"
        )
        world.referral(
            status="closed",
            submitted_at=NOON,
            closed_at=NOON,
            outcome="goals_met",
            practice_action="<u>Please ring</u>",
        )

        page = text_of(signed_in(world.gp).get(URL))

        assert not [tag for tag in ("<b>Ewa", "<i>Which", "<u>Please") if tag in page]
        assert page.count("&lt;b&gt;Ewa") == 2
        assert "&lt;i&gt;Which street?" in page
        assert "&lt;u&gt;Please ring" in page

    def test_shows_what_was_chosen_in_the_form_that_chooses(self):
        world = small_world()
        client = signed_in(world.gp)
        client.get(URL)

        page, again = (text_of(client.get(f"{URL}{query}")) for query in ("?need=housing", ""))

        assert '<option value="housing" selected>' in page
        assert '<option value="housing">' in again
